const CHUNK = 1 << 22

/** Whether two blobs hold the same bytes; reads a few megabytes at a time. */
export async function sameContent(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false
  for (let at = 0; at < one.size; at += CHUNK) {
    const [left, right] = await Promise.all(
      [one, other].map(async (blob) => new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer())),
    )
    if (!left || !right || left.length !== right.length) return false
    for (let byte = 0; byte < left.length; byte += 1) if (left[byte] !== right[byte]) return false
  }
  return true
}
