/** Where files can be kept, best first. Only memory forgets when the page is closed. */
export const placeKinds = ['opfs', 'indexeddb', 'memory'] as const
export type PlaceKind = (typeof placeKinds)[number]

export interface StoredFile {
  readonly name: string
  /** In bytes. */
  readonly size: number
}

/**
 * A flat map from our own short ASCII names to blobs. Every call may fail with `storage-failed`, a write also with `storage-full`.
 *
 * A write that is cut off (the process dies, the disk is full) leaves the old content or the new one; under a name that was free
 * it may leave an empty file. So what exists is said by the manifest alone, never by the list of names.
 */
export interface Place {
  readonly kind: PlaceKind
  /** The content, not copied: it is valid as long as the name is neither written nor removed. */
  read(name: string): Promise<Blob | undefined>
  /** Writes or replaces; resolves when the whole blob is kept. `RangeError` for a name that is not ours. */
  write(name: string, blob: Blob): Promise<void>
  /** As `write`, but only where the name is free: false where it is taken. */
  add(name: string, blob: Blob): Promise<boolean>
  /** The file itself, for an engine that writes into it; only where files are real. */
  handle?(name: string): Promise<FileSystemFileHandle | undefined>
  /** Names that do not exist are no error. */
  remove(names: readonly string[]): Promise<void>
  list(): Promise<StoredFile[]>
  /** Leaves nothing, also nothing of the place itself; it can be used again. */
  clear(): Promise<void>
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

/** Letters, digits, `.`, `_` and `-`, at most 100: the same in every place, on every disk and in a ZIP. */
export function isPlainName(name: string): boolean {
  return NAME.test(name) && !name.includes('..')
}

/** The name. `RangeError` unless it is plain. */
export function plainName(name: string): string {
  if (!isPlainName(name)) throw new RangeError(`not a plain name: ${JSON.stringify(name)}`)
  return name
}
