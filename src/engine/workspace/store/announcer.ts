/** Tells the other tabs that something was committed, so that they read it again. */
export interface Announcer {
  announce(generation: number): void
  /** Listens to the other tabs; the result stops it. */
  onAnnounce(listener: (generation: number) => void): () => void
  close(): void
}

const silent: Announcer = { announce: () => undefined, onAnnounce: () => () => undefined, close: () => undefined }

/** Over a BroadcastChannel; where there is none, nobody is told. */
export function openAnnouncer(name = 'xinsheng'): Announcer {
  if (typeof BroadcastChannel === 'undefined') return silent
  const channel = new BroadcastChannel(name)
  return {
    announce: (generation) => channel.postMessage(generation),
    onAnnounce(listener) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'number') listener(data)
      }
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
    close: () => channel.close(),
  }
}
