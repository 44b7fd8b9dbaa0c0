import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { pause } from './steps'

export interface ZippedFile {
  name: string
  bytes: Uint8Array
}

/** What is packed already. */
const PACKED = /\.(png|jpg|xlsx|zip)$/i
/** Bytes after which others may go on: about ten milliseconds of packing. */
const STEP = 400_000
/** The day that the format begins with: the same files give the same archive. */
const EPOCH = new Date(1980, 0, 1)

/** An archive, packed in steps so that the page stays responsive. Rejects with AbortError; without a worker, which our policy would stop. */
export async function zipped(files: Iterable<ZippedFile>, type: string, signal: AbortSignal): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let fault: Error | undefined
  const zip = new Zip((error, part) => {
    if (error) fault = error
    else parts.push(new Uint8Array(part))
  })
  for (const { name, bytes } of files) {
    const file = PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    file.mtime = EPOCH
    zip.add(file)
    for (let at = 0; at < bytes.length; at += STEP) {
      file.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
      await pause(signal)
    }
    if (!bytes.length) file.push(bytes, true)
    if (fault) throw fault
  }
  zip.end()
  return new Blob(parts, { type })
}
