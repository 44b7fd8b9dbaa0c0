import { Fault } from '../fault'
import { sniffContainer } from './container/container'
import { isEncryptedWorkbook } from './container/encrypted'
import { isHtml } from './container/htmlTable'
import { readPage, readWorkbook } from './readCells'
import { decodeStream, type StreamDecoder } from './text/decode'
import { detectEncoding, type Encoding } from './text/encoding'
import { normaliseTable } from './text/normalise'
import { sniffTable } from './text/sniff'
import {
  layoutChoices,
  lineCollector,
  type KnownHeader,
  type Progress,
  type ReadChoices,
  type TextTable,
} from './textTable'

export type { ReadChoices, Source, TextTable } from './textTable'

/** Bytes from which the layout is judged. */
const HEAD = 1 << 19

/**
 * Bytes → text, sheet or web page → layout → rows. `known` recognises header names (a hint). `progress` is 0…1 of the bytes.
 * Rejects with `Fault`: file-empty, file-is-archive, file-is-old-excel, file-encrypted, file-damaged, file-too-large,
 * file-no-table, file-unreadable.
 */
export async function readTable(
  file: Blob,
  choices: ReadChoices,
  known: KnownHeader,
  progress: Progress = () => undefined,
): Promise<TextTable> {
  const head = await bytesOf(file.slice(0, HEAD))
  if (head.length === 0) throw new Fault('file-empty')
  switch (sniffContainer(head)) {
    case 'zip':
      return readWorkbook(file, choices, known, progress)
    case 'ole':
      throw new Fault((await isEncryptedWorkbook(file)) ? 'file-encrypted' : 'file-is-old-excel')
    case 'packed':
      throw new Fault('file-is-archive')
    case 'text':
      return readText(file, head, choices, known, progress)
  }
}

async function readText(
  file: Blob,
  head: Uint8Array,
  choices: ReadChoices,
  known: KnownHeader,
  progress: Progress,
): Promise<TextTable> {
  const whole = file.size <= HEAD
  const encoding = choices.encoding ?? detectEncoding(head, whole)
  const start = textOf(head, encoding, whole)
  const decoder = decodeStream(encoding)
  const chunks = decodedChunks(file, decoder, progress)
  if (isHtml(start)) {
    const table = await readPage(await joined(chunks), choices, known)
    return { encoding, ...table, replacements: decoder.replacements }
  }
  const layout = sniffTable(start, {
    ...layoutChoices(choices, known),
    ...(choices.delimiter && { delimiter: choices.delimiter }),
  })
  const lines = lineCollector()
  const report = await normaliseTable(chunks, layout, lines.add)
  return { encoding, layout, ...lines.collected(), report, replacements: decoder.replacements }
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

async function joined(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

const CHUNK = 1 << 22

async function* decodedChunks(file: Blob, decoder: StreamDecoder, progress: Progress): AsyncGenerator<string> {
  for (let at = 0; at < file.size; at += CHUNK) {
    yield decoder.push(await bytesOf(file.slice(at, at + CHUNK)))
    progress(Math.min(1, (at + CHUNK) / file.size))
  }
  yield decoder.end()
}
