import { numberReader, numberText, type NumberReader } from './numberFormat'
import { unpack } from './unpack'
import { attribute, decodeCell, xmlScanner, type XmlHandler } from './xml'
import type { ZipEntry } from './zip'

/** A sheet of cells, as the workbook lists it. */
export interface SheetPlace {
  readonly name: string
  readonly hidden: boolean
  readonly entry: ZipEntry
}

/** The files of a workbook, found by path however it is written. */
export type Parts = ReadonlyMap<string, ZipEntry>

const tidy = (path: string) => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

export const partsOf = (entries: readonly ZipEntry[]): Parts =>
  new Map(entries.map((entry) => [tidy(entry.name), entry]))

/** Takes one part of a workbook through `handler` piece by piece, and gives what `found` has after each. */
export async function* scanPart<Found>(
  file: Blob,
  entry: ZipEntry,
  handler: XmlHandler,
  found: () => Found,
  progress?: (done: number) => void,
): AsyncGenerator<Found> {
  const decoder = new TextDecoder()
  const scanner = xmlScanner(handler)
  for await (const piece of unpack(file, entry, progress)) {
    scanner.push(decoder.decode(piece, { stream: true }))
    yield found()
  }
  scanner.push(decoder.decode())
  scanner.end()
  yield found()
}

const nothing = () => undefined

async function readPart(file: Blob, entry: ZipEntry | undefined, handler: Partial<XmlHandler>): Promise<void> {
  if (!entry) return
  const pieces = scanPart(file, entry, { open: nothing, close: nothing, text: nothing, ...handler }, nothing)
  while (!(await pieces.next()).done) continue
}

const FOLDER = 'xl/'

/** A target as a relationship names it → the path in the archive. */
function targetPath(target: string): string {
  if (target.startsWith('/')) return tidy(target)
  const parts = (FOLDER + target).split('/')
  const path: string[] = []
  for (const part of parts) {
    if (part === '..') path.pop()
    else if (part !== '.') path.push(part)
  }
  return tidy(path.join('/'))
}

/** The workbook's sheets of cells (no charts), whether days count from 1904, and how each cell format reads numbers. */
export async function readWorkbook(file: Blob, parts: Parts) {
  const targets = new Map<string, string>()
  await readPart(file, parts.get('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      targets.set(attribute(attributes, 'Id') ?? '', targetPath(attribute(attributes, 'Target') ?? ''))
    },
  })
  const sheets: SheetPlace[] = []
  let from1904 = false
  await readPart(file, parts.get('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 ||= ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const path = targets.get(attribute(attributes, 'id') ?? '') ?? ''
      const entry = parts.get(path)
      if (!entry || path.includes('chartsheets/')) return
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
      sheets.push({ name: decodeCell(attribute(attributes, 'name') ?? ''), hidden, entry })
    },
  })
  return { sheets, readers: await readFormats(file, parts.get('xl/styles.xml'), from1904) }
}

async function readFormats(file: Blob, entry: ZipEntry | undefined, from1904: boolean): Promise<NumberReader[]> {
  const codes = new Map<number, string>()
  const readers: NumberReader[] = []
  let inCells = false
  await readPart(file, entry, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        readers.push(id === 0 ? numberText : numberReader(id, codes.get(id), from1904))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return readers
}

/** The texts that cells refer to by number, their formats dropped, phonetic guides left out. */
export async function readSharedTexts(file: Blob, parts: Parts): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let inText = false
  let inGuide = false
  await readPart(file, parts.get('xl/sharedstrings.xml'), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') inGuide = true
    },
    close(name) {
      if (name === 'si') texts.push(decodeCell(text))
      else if (name === 't') inText = false
      else if (name === 'rPh') inGuide = false
    },
    text(piece) {
      if (inText && !inGuide) text += piece
    },
  })
  return texts
}
