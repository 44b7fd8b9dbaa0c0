import { abortError } from '../../database/query'

/** Small enough that working on one chunk does not hold up the page. */
const CHUNK = 1 << 18

/** The bytes of a blob, one after another; at least one chunk. `AbortError` on abort, the browser's error if it cannot be read. */
export async function* chunksOf(
  blob: Blob,
  signal?: AbortSignal,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  let start = 0
  do {
    if (signal?.aborted) throw abortError()
    const end = Math.min(start + CHUNK, blob.size)
    yield { bytes: new Uint8Array(await blob.slice(start, end).arrayBuffer()), last: end === blob.size }
    start = end
  } while (start < blob.size)
}

/** Joins chunks to a blob, handing them to the browser in parts so that they need not all stay in memory. */
export class BlobJoin {
  private parts: Blob[] = []
  private loose: BlobPart[] = []
  private looseSize = 0
  size = 0

  constructor(private readonly partSize = 1 << 23) {}

  add(bytes: Uint8Array): void {
    if (!bytes.length) return
    this.loose.push(bytes as Uint8Array<ArrayBuffer>)
    this.looseSize += bytes.length
    this.size += bytes.length
    if (this.looseSize >= this.partSize) this.flush()
  }

  blob(type = ''): Blob {
    this.flush()
    return new Blob(this.parts, { type })
  }

  private flush(): void {
    this.parts.push(new Blob(this.loose))
    this.loose = []
    this.looseSize = 0
  }
}
