import type { Door } from './door'

/** A worker that answers nothing for this long while something is asked of it is taken for dead. */
const SILENCE = 60_000

/**
 * A door whose every call ends: with its answer, or with the fault of `death` when the worker crashed. A worker that falls
 * silent is reported to `lost`. (A dead worker leaves DuckDB-WASM's promises pending for ever.)
 */
export function guard(door: Door, death: Promise<never>, lost: () => void, silence = SILENCE): Door {
  let asked = 0
  let heard = Date.now()
  const timer = setInterval(() => {
    if (asked > 0 && Date.now() - heard > silence) lost()
  }, silence / 10)
  let dead = false
  death.catch(() => {
    dead = true
    clearInterval(timer)
  })

  async function call<Value>(ask: () => Promise<Value>): Promise<Value> {
    if (dead) return death
    if (asked === 0) heard = Date.now()
    asked += 1
    try {
      return await Promise.race([ask(), death])
    } finally {
      asked -= 1
      heard = Date.now()
    }
  }

  return {
    connect: () => call(() => door.connect()),
    disconnect: (connection) => call(() => door.disconnect(connection)),
    start: (connection, sql) => call(() => door.start(connection, sql)),
    poll: (connection) => call(() => door.poll(connection)),
    cancel: (connection) => call(() => door.cancel(connection)),
    fetch: (connection) => call(() => door.fetch(connection)),
    addFile: (name, content) => call(() => door.addFile(name, content)),
    ...(door.addOutput && {
      addOutput: (name, handle) => call(() => door.addOutput?.(name, handle) ?? Promise.resolve()),
    }),
    readFile: (name) => call(() => door.readFile(name)),
    dropFile: (name) => call(() => door.dropFile(name)),
    async close() {
      clearInterval(timer)
      await door.close()
    },
  }
}
