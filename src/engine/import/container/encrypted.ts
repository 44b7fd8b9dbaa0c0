/** The directory entry under which a workbook with a password keeps its content, in UTF-16. */
const MARK = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])

/** Whether the start or end of an OLE file names encrypted content: a newer workbook with a password. */
export async function isEncryptedWorkbook(file: Blob): Promise<boolean> {
  const span = 1 << 19
  const ends = [file.slice(0, span), file.slice(Math.max(0, file.size - span))]
  for (const part of ends) {
    const bytes = new Uint8Array(await part.arrayBuffer())
    for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1))
      if (MARK.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}
