import { plainName, type Place } from './place'

/** Forgets everything with the page: for browsers that keep nothing, and for tests. */
export function memoryPlace(): Place {
  const files = new Map<string, Blob>()
  return {
    kind: 'memory',
    read: async (name) => files.get(name),
    write: async (name, blob) => {
      files.set(plainName(name), blob)
    },
    add: async (name, blob) => {
      if (files.has(plainName(name))) return false
      files.set(name, blob)
      return true
    },
    remove: async (names) => {
      for (const name of names) files.delete(name)
    },
    list: async () => [...files].map(([name, { size }]) => ({ name, size })),
    clear: async () => files.clear(),
  }
}
