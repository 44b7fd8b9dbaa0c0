import { Fault } from '../../fault'
import { sniffContainer } from './container'
import { checkEntries, unpack } from './unpack'
import { zipEntries, type ZipEntry } from './zip'

/** What a zip is: a workbook we read, another program's document, or an archive of files. */
export type ArchiveKind = 'workbook' | 'foreign' | 'archive'

/** Judged by what is inside, never by the name. */
export function archiveKind(entries: readonly ZipEntry[]): ArchiveKind {
  const names = new Set(entries.map(({ name }) => name.replaceAll('\\', '/').toLowerCase()))
  if (names.has('xl/workbook.xml')) return 'workbook'
  const office = names.has('[content_types].xml') || (names.has('mimetype') && names.has('content.xml'))
  return office ? 'foreign' : 'archive'
}

const TABLE = /\.(?:csv|tsv|txt|xlsx|xlsm)$/i
/** Tables that cannot be read and archives in the archive: handed on, so that each says why it is refused. */
const REFUSED = /\.(?:xls|xlsb|et|ods|zip|rar|7z|gz)$/i
/** What macOS and Windows add to an archive, and what is meant to stay out of sight. */
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i

const isTable = ({ name }: ZipEntry) => !name.endsWith('/') && !HIDDEN.test(name)

/**
 * The tables inside an archive, each a file named `季度包.zip/三号井/需求.csv`; any other file (a workbook too) comes back as
 * it is. Folders, hidden files and files that are no tables are passed over. Rejects with `file-empty` (nothing inside),
 * `file-no-table` (nothing that could be a table), `file-encrypted`, `file-too-large`, `file-damaged`, `file-unreadable`.
 */
export async function expand(file: File): Promise<File[]> {
  if (sniffContainer(await headOf(file)) !== 'zip') return [file]
  const entries = await zipEntries(file)
  if (archiveKind(entries) !== 'archive') return [file]
  const files = entries.filter(isTable)
  if (files.length === 0) throw new Fault('file-empty')
  const tables = files.filter(({ name }) => TABLE.test(name) || REFUSED.test(name))
  if (tables.length === 0) throw new Fault('file-no-table')
  checkEntries(tables)
  const found: File[] = []
  for (const entry of tables) {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for await (const piece of unpack(file, entry)) pieces.push(new Uint8Array(piece))
    found.push(new File(pieces, `${file.name}/${entry.name.replaceAll('\\', '/').replace(/^\/+/, '')}`))
  }
  return found
}

async function headOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, 8).arrayBuffer())
  } catch (error) {
    throw new Fault('file-unreadable', {}, error)
  }
}
