/** Whether this tab may write. */
export interface Claim {
  readonly owned: boolean
  /** Resolves when another tab took over: from then on this tab only reads. Pending for ever otherwise. */
  readonly lost: Promise<void>
  /** Gives up ownership, if this tab has it; resolves when another can have it. */
  release(): Promise<void>
}

/** Without Web Locks (an insecure address) every tab may write; the manifest refuses the one that comes second. */
const unguarded: Claim = { owned: true, lost: new Promise(() => undefined), release: async () => undefined }

const lockManager = (): LockManager | undefined => globalThis.navigator?.locks

/** Claims to be the one tab that writes under this name; `steal` takes it from the tab that has it. */
export async function claim(name: string, { steal = false } = {}): Promise<Claim> {
  const locks = lockManager()
  if (!locks) return unguarded
  return hold(locks, name, steal ? { steal } : { ifAvailable: true }).catch(() => unguarded)
}

/** Calls `owned` once the tab that owns the name has closed or let go. The result cancels the waiting. */
export function waitForOwnership(name: string, owned: (claim: Claim) => void): () => void {
  const locks = lockManager()
  if (!locks) return () => undefined
  const controller = new AbortController()
  hold(locks, name, { signal: controller.signal }).then(owned, () => undefined)
  return () => controller.abort()
}

/** Runs `work` while no other tab runs work under this name; at once where the browser has no locks or refuses them. */
export async function exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const locks = lockManager()
  if (!locks) return work()
  let begun = false
  try {
    return await locks.request(name, async () => {
      begun = true
      return await work()
    })
  } catch (error) {
    if (begun) throw error
    return work()
  }
}

function hold(locks: LockManager, name: string, options: LockOptions): Promise<Claim> {
  return new Promise((resolve, reject) => {
    let lose = (): void => undefined
    const lost = new Promise<void>((done) => (lose = done))
    const asked: Promise<void> = locks.request(name, options, async (lock) => {
      if (!lock) return resolve({ owned: false, lost, release: async () => undefined })
      await new Promise<void>((done) => {
        const release = () => {
          done()
          return asked.catch(() => undefined)
        }
        resolve({ owned: true, lost, release })
      })
    })
    // A stolen lock rejects after it was granted; then `reject` finds its promise resolved.
    asked.catch((error: unknown) => {
      lose()
      reject(error)
    })
  })
}
