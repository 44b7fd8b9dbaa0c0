/** A way to speak to other windows of this program; what one says, all others hear. */
export interface Wire<Said> {
  send(said: Said): void
  close(): void
}

/**
 * A wire of this name. Where the browser has no BroadcastChannel (or it is refused) what is said goes over local storage, whose changes the
 * other windows are told of. `hear` gets what others said, unchecked: it comes from this program's own origin.
 */
export function openWire<Said>(
  name: string,
  hear: (said: Said) => void,
  { broadcast = typeof BroadcastChannel !== 'undefined' } = {},
): Wire<Said> {
  return broadcast ? overChannel(name, hear) : overStorage(name, hear)
}

function overChannel<Said>(name: string, hear: (said: Said) => void): Wire<Said> {
  const channel = new BroadcastChannel(name)
  channel.onmessage = (event: MessageEvent<Said>) => hear(event.data)
  return { send: (said) => channel.postMessage(said), close: () => channel.close() }
}

function overStorage<Said>(name: string, hear: (said: Said) => void): Wire<Said> {
  let count = 0
  const listen = (event: StorageEvent) => {
    if (event.key !== name || event.newValue === null) return
    hear((JSON.parse(event.newValue) as { said: Said }).said)
  }
  window.addEventListener('storage', listen)
  return {
    send(said) {
      // The same words twice would be no change.
      localStorage.setItem(name, JSON.stringify({ said, at: (count += 1) }))
      localStorage.removeItem(name)
    },
    close: () => window.removeEventListener('storage', listen),
  }
}
