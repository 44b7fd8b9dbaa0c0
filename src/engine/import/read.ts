import { Fault } from '../fault'
import { sniffContainer } from './text/container'
import { decodeStream } from './text/decode'
import { detectEncoding, type Encoding } from './text/encoding'
import { normaliseTable } from './text/normalise'
import type { Delimiter } from './text/records'
import type { NormaliseReport } from './text/report'
import { sniffTable, type TableLayout } from './text/sniff'

/** What the user may set by hand; the rest is found. */
export interface ReadChoices {
  encoding?: Encoding
  delimiter?: Delimiter
  headerLine?: number
}

/** A file as a table of text: where it stands in the file, its rows as CSV with their line numbers, and what was left out. */
export interface TextTable {
  encoding: Encoding
  layout: TableLayout
  /** `line,c1,…,cN` a row, UTF-8. */
  csv: Blob
  report: NormaliseReport
  /** Characters that the encoding could not read. */
  replacements: number
}

/** Bytes from which the layout is judged. */
const HEAD = 1 << 19

/**
 * Bytes → text → layout → rows. `known` recognises header names (a hint). `progress` is 0…1 of the bytes.
 * Rejects with `Fault`: file-empty, file-is-archive, file-is-old-excel, file-unreadable.
 */
export async function readTable(
  file: Blob,
  choices: ReadChoices,
  known: (header: string) => boolean,
  progress: (done: number) => void = () => undefined,
): Promise<TextTable> {
  const head = await bytesOf(file.slice(0, HEAD))
  if (head.length === 0) throw new Fault('file-empty')
  const container = sniffContainer(head)
  if (container === 'zip') throw new Fault('file-is-archive')
  if (container === 'ole') throw new Fault('file-is-old-excel')
  const whole = file.size <= HEAD
  const encoding = choices.encoding ?? detectEncoding(head, whole)
  const layout = sniffTable(textOf(head, encoding, whole), {
    known,
    ...(choices.delimiter && { delimiter: choices.delimiter }),
    ...(choices.headerLine !== undefined && { headerLine: choices.headerLine }),
  })
  const parts: string[] = []
  const blobs: Blob[] = []
  const decoder = decodeStream(encoding)
  const report = await normaliseTable(decodedChunks(file, decoder, progress), layout, (lines) => {
    parts.push(lines)
    if (parts.length >= 16) blobs.push(new Blob(parts.splice(0)))
  })
  return { encoding, layout, csv: new Blob([...blobs, ...parts]), report, replacements: decoder.replacements }
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer())
  } catch (error) {
    throw new Fault('file-unreadable', {}, error)
  }
}

function textOf(bytes: Uint8Array, encoding: Encoding, whole: boolean): string {
  const decoder = decodeStream(encoding)
  const text = decoder.push(bytes)
  return whole ? text + decoder.end() : text
}

const CHUNK = 1 << 22

async function* decodedChunks(
  file: Blob,
  decoder: ReturnType<typeof decodeStream>,
  progress: (done: number) => void,
): AsyncGenerator<string> {
  for (let at = 0; at < file.size; at += CHUNK) {
    yield decoder.push(await bytesOf(file.slice(at, at + CHUNK)))
    progress(Math.min(1, (at + CHUNK) / file.size))
  }
  yield decoder.end()
}
