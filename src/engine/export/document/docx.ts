import type * as Docx from 'docx'
import { strFromU8, strToU8, unzipSync, type Unzipped } from 'fflate'
import { stopIf } from '../steps'
import { attribute, speakable } from '../svgText'
import { zipped } from '../zip'
import type { Report, ReportBlock } from './report'

/** Twentieths of a point in a millimetre, and CSS pixels in one. */
const TWIPS = 56.6929
const PIXELS = 96 / 25.4
const twips = (millimetres: number): number => Math.round(millimetres * TWIPS)

/** GB/T 9704—2012: A4, text 156 × 225 mm, 37 mm above and 28 mm at the binding; 三号 type on lines of 28 points. */
const TEXT_WIDTH = 156
const PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(37),
    left: twips(28),
    right: twips(210 - 28 - TEXT_WIDTH),
    bottom: twips(297 - 37 - 225),
    footer: twips(28),
  },
}
/** A picture leaves room for its caption on the page. */
const HIGHEST = 195
const LINE = 560

/** Half points: 二号, 三号, 四号, 小四, 五号. */
const SIZE = { title: 44, body: 32, page: 28, table: 24, note: 21 }

const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' }
/** Typefaces of documents by their names on Windows; where 小标宋 is missing the program takes another 宋. */
const FACE = {
  title: { ...latin, eastAsia: '方正小标宋简体' },
  heading: { ...latin, eastAsia: '黑体' },
  subheading: { ...latin, eastAsia: '楷体' },
  body: { ...latin, eastAsia: '仿宋' },
  page: { ...latin, eastAsia: '宋体' },
}

/** The report as Word's file. The library loads when first asked for. Rejects with AbortError. */
export async function docxOf(report: Report, signal: AbortSignal): Promise<Blob> {
  const library = await import('docx')
  stopIf(signal)
  const { Document, Packer } = library
  let pictures = 0
  const body = report.blocks.flatMap((block) => written(library, block, block.kind === 'picture' ? pictures++ : 0))
  const file = new Document({
    title: speakable(report.title),
    creator: speakable(report.author),
    lastModifiedBy: speakable(report.author),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: FACE.body, size: SIZE.body, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { line: LINE, lineRule: 'exact' } },
        },
        heading1: { run: { font: FACE.heading, size: SIZE.body, bold: false, color: '000000' } },
        heading2: { run: { font: FACE.subheading, size: SIZE.body, bold: false, color: '000000' } },
      },
    },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: footer(library, 'right'), even: footer(library, 'left') },
        children: [...head(library, report), ...body],
      },
    ],
  })
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(file)))
  stopIf(signal)
  const painted = report.blocks.flatMap((block) => (block.kind === 'picture' ? [block.png] : []))
  for (const [name, kept] of Object.entries(files))
    if (name.startsWith('word/media/')) files[name] = painted[numberIn(kept)] ?? kept
  fonts(files)
  const entries = Object.entries(files).filter(([name]) => !name.endsWith('/'))
  return zipped(
    entries.map(([name, bytes]) => ({ name, bytes })),
    TYPE,
    signal,
  )
}

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * A picture of one clear pixel with its number behind it: the library packs all at once, which for pictures takes seconds; the real ones
 * take their places when it is done.
 */
function placeFor(number: number): Uint8Array<ArrayBuffer> {
  const place = new Uint8Array(PIXEL.length + 2)
  place.set(PIXEL)
  place.set([number >> 8, number & 0xff], PIXEL.length)
  return place
}
const numberIn = (place: Uint8Array): number => ((place.at(-2) ?? 0) << 8) | (place.at(-1) ?? 0)
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
)

/** What stands in for a typeface that a computer has not. */
function fonts(files: Unzipped): void {
  const name = 'word/fontTable.xml'
  const table = files[name]
  if (!table) return
  const said = Object.entries(INSTEAD).map(
    ([font, other]) =>
      `<w:font w:name="${attribute(font)}"><w:altName w:val="${attribute(other)}"/><w:charset w:val="86"/></w:font>`,
  )
  const xml = strFromU8(table).replace(/<w:fonts([^>]*?)\/>/, '<w:fonts$1></w:fonts>')
  files[name] = strToU8(xml.replace('</w:fonts>', `${said.join('')}</w:fonts>`))
}

const INSTEAD = { 方正小标宋简体: '华文中宋', 仿宋: 'FangSong', 楷体: 'KaiTi', 黑体: 'SimHei' }

type Library = typeof Docx

/** — 1 —, at the outer edge. */
function footer({ Footer, Paragraph, TextRun, PageNumber }: Library, alignment: 'left' | 'right'): Docx.Footer {
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FACE.page, size: SIZE.page })
  const edge = alignment === 'left' ? { left: 280 } : { right: 280 }
  return new Footer({ children: [new Paragraph({ alignment, indent: edge, children: [run] })] })
}

function head({ Paragraph, TextRun }: Library, { title, under }: Report): Docx.Paragraph[] {
  const line = (text: string, size: number, font: object, after: number) =>
    new Paragraph({
      alignment: 'center',
      spacing: { line: size * 13, lineRule: 'exact', after },
      children: [new TextRun({ text: speakable(text), font, size })],
    })
  return [
    line(title, SIZE.title, FACE.title, 200),
    ...under.map((text, index) => line(text, SIZE.body, FACE.subheading, index === under.length - 1 ? 400 : 0)),
  ]
}

function written(library: Library, block: ReportBlock, place: number): Docx.FileChild[] {
  const { Paragraph, TextRun, HeadingLevel } = library
  if (block.kind === 'heading')
    return [
      new Paragraph({
        heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        keepNext: true,
        indent: { firstLine: 2 * SIZE.body * 10 },
        spacing: { line: LINE, lineRule: 'exact', before: 0, after: 0 },
        children: [new TextRun({ text: speakable(block.text) })],
      }),
    ]
  if (block.kind === 'text')
    return [
      new Paragraph({
        alignment: 'both',
        keepNext: block.before === 'picture',
        indent: { firstLine: 2 * SIZE.body * 10 },
        children: [new TextRun({ text: speakable(block.text) })],
      }),
    ]
  if (block.kind === 'note')
    return [
      new Paragraph({
        spacing: { line: 320, lineRule: 'exact', after: 120 },
        children: [new TextRun({ text: speakable(block.text), size: SIZE.note })],
      }),
    ]
  return block.kind === 'picture' ? picture(library, block, place) : [table(library, block)]
}

function picture(
  { Paragraph, TextRun, ImageRun }: Library,
  block: Extract<ReportBlock, { kind: 'picture' }>,
  place: number,
): Docx.Paragraph[] {
  const wide = TEXT_WIDTH * PIXELS
  const share = Math.min(1, (HIGHEST * PIXELS) / ((wide * block.height) / block.width))
  const size = { width: Math.floor(wide * share), height: Math.floor(((wide * block.height) / block.width) * share) }
  const alternative = {
    name: speakable(block.caption),
    title: speakable(block.caption),
    description: speakable(block.alternative),
  }
  return [
    new Paragraph({
      alignment: 'center',
      keepNext: true,
      spacing: { line: 240, lineRule: 'auto', before: 120 },
      children: [new ImageRun({ type: 'png', data: placeFor(place), transformation: size, altText: alternative })],
    }),
    new Paragraph({
      alignment: 'center',
      spacing: { line: 400, lineRule: 'exact', after: 160 },
      children: [new TextRun({ text: speakable(block.caption), font: FACE.heading, size: SIZE.table })],
    }),
  ]
}

function table(library: Library, { columns, rows }: Extract<ReportBlock, { kind: 'table' }>): Docx.Table {
  const { Table, TableRow, TableCell, Paragraph, TextRun, WidthType } = library
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((twips(TEXT_WIDTH) * share) / whole))
  const cell = (text: string, column: number, header: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      verticalAlign: 'center',
      children: [
        new Paragraph({
          spacing: { line: 340, lineRule: 'exact' },
          children: [new TextRun({ text: speakable(text), size: SIZE.table, font: header ? FACE.heading : FACE.body })],
        }),
      ],
    })
  const line = (cells: readonly string[], header = false) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map((text, column) => cell(text, column, header)),
    })
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      line(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((row) => line(row)),
    ],
  })
}
