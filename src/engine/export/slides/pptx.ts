import type PptxGenJS from 'pptxgenjs'
import { pause } from '../steps'
import { speakable } from '../svgText'
import { layoutOf, parts, ROW, SMALL, type Box } from './layout'
import type { NativeChart } from './native'
import type { Show, ShowPane, ShowSlide } from './show'
import { withOwnParts, type OwnParts } from './ownParts'

const FONT = 'Microsoft YaHei'
/** A picture of one clear pixel: the real one takes its place when all is written. */
const PIXEL =
  'image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
/** Where the heading of a part stands. */
const MIDDLE = { x: 1, y: 2.4, w: 11.3, h: 1.9 }
const hex = (color: string): string => color.replace('#', '').toUpperCase()

/**
 * A slide show as PowerPoint's file: text as text, charts as charts with their data, the rest as pictures. The library loads when first
 * asked for; it writes slides, notes and tables, and we the charts and their workbooks. `done` is told after each slide. Rejects with
 * AbortError.
 */
export async function pptxOf(show: Show, signal: AbortSignal, done: (slides: number) => void): Promise<Blob> {
  const { default: Library } = await import('pptxgenjs')
  const file = new Library()
  file.layout = 'LAYOUT_WIDE'
  file.title = speakable(show.title)
  file.author = file.company = speakable(show.author)
  file.theme = { headFontFace: FONT, bodyFontFace: FONT }
  const title = { name: 'headline', type: 'title' as const, x: 0.5, y: 0.62, w: 12.3, h: 1, align: 'left' as const }
  file.defineSlideMaster({
    title: 'XINSHENG',
    background: { color: hex(show.colors.paper) },
    objects: [{ placeholder: { options: { ...title, fontFace: FONT, margin: 0 }, text: '' } }],
  })
  file.defineSlideMaster({
    title: 'SECTION',
    background: { color: hex(show.colors.paper) },
    objects: [{ placeholder: { options: { ...title, ...MIDDLE, fontFace: FONT, margin: 0 }, text: '' } }],
  })
  const own: OwnParts[] = []
  for (const [index, slide] of show.slides.entries()) {
    await pause(signal)
    own.push(await written(file.addSlide({ masterName: slide.section ? 'SECTION' : 'XINSHENG' }), slide, show))
    done(index + 1)
  }
  await pause(signal)
  const bytes = (await file.write({ outputType: 'uint8array', compression: false })) as Uint8Array
  await pause(signal)
  return withOwnParts(bytes, own, { ...show.colors, font: FONT }, signal)
}

/** Writes a slide, and gives the charts and pictures that belong in it, in order. */
async function written(slide: PptxGenJS.Slide, content: ShowSlide, { colors }: Show): Promise<OwnParts> {
  const place = layoutOf(content)
  const text = (words: string, box: Box, more: PptxGenJS.TextPropsOptions) =>
    slide.addText(speakable(words), { ...box, fontFace: FONT, fontSize: SMALL, margin: 0, valign: 'top', ...more })
  if (content.section) {
    const look = { fontSize: 40, bold: true, valign: 'bottom' as const, placeholder: 'headline' }
    text(content.headline, MIDDLE, { ...look, color: hex(colors.ink) })
    slide.addShape('rect', { x: 1, y: 4.6, w: 1.2, h: 0.05, fill: { color: hex(colors.accent) } })
  } else {
    text(content.topic, place.topic, { fontSize: 14, color: hex(colors.muted) })
    const { size, ...box } = place.headline
    text(content.headline, box, { fontSize: size, bold: true, color: hex(colors.ink), placeholder: 'headline' })
  }
  if (content.badge) {
    const box = { x: 11.63, y: 0.24, w: 1.2, h: 0.34 }
    const edge = { line: { color: hex(colors.accent), width: 0.75 } }
    text(content.badge, box, {
      ...edge,
      color: hex(colors.accent),
      align: 'center',
      valign: 'middle',
      shape: 'roundRect' as never,
      rectRadius: 0.04,
    })
  }
  const own: OwnParts = { charts: [], pictures: [] }
  for (const [index, box] of parts(place.body, Math.max(1, content.panes.length), false).entries()) {
    const pane = content.panes[index]
    if (!pane) continue
    const beneath = pane.caption ? { ...box, y: box.y + 0.36, h: box.h - 0.36 } : box
    if (pane.caption) text(pane.caption, { ...box, h: 0.3 }, { fontSize: 16, bold: true, color: hex(colors.ink) })
    await drawn(slide, pane, beneath, own, text, hex(colors.muted))
  }
  if (content.table && place.table) table(slide, content.table, place.table, colors)
  if (content.footer.length) {
    const lines = content.footer.map((line) => ({ text: speakable(line), options: { breakLine: true } }))
    slide.addText(lines, {
      ...place.footer,
      fontFace: FONT,
      fontSize: SMALL,
      color: hex(colors.muted),
      margin: 0,
      valign: 'top',
    })
  }
  slide.addNotes(speakable(content.notes))
  return own
}

async function drawn(
  slide: PptxGenJS.Slide,
  pane: ShowPane,
  box: Box,
  own: OwnParts,
  text: (words: string, box: Box, more: PptxGenJS.TextPropsOptions) => unknown,
  muted: string,
): Promise<void> {
  if (pane.charts.length) {
    const places = parts(box, pane.charts.length, !pane.charts.some(({ horizontal }) => horizontal))
    pane.charts.forEach((chart: NativeChart, index) => {
      const alternative = { altText: speakable(pane.alternative) }
      slide.addChart('bar' as never, [{ name: '-', labels: ['-'], values: [1] }], { ...places[index], ...alternative })
      own.charts.push(chart)
    })
  } else if (pane.picture) {
    slide.addImage({ data: PIXEL, ...box, altText: speakable(pane.alternative) })
    own.pictures.push(await pane.picture({ width: box.w, height: box.h }))
  } else text(pane.absence, box, { fontSize: 18, color: muted, align: 'center', valign: 'middle' })
}

const MOST_ROWS = 14

function table(
  slide: PptxGenJS.Slide,
  { columns, rows, rest }: NonNullable<ShowSlide['table']>,
  box: Box,
  colors: Show['colors'],
): void {
  const fitting = Math.max(1, Math.min(MOST_ROWS, Math.floor(box.h / ROW) - 1 - (rest ? 1 : 0)))
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const line = { type: 'solid' as const, pt: 0.75, color: hex(colors.line) }
  const none = { type: 'none' as const }
  const cell = (words: string, more: PptxGenJS.TableCellProps = {}): PptxGenJS.TableCell => ({
    text: speakable(words),
    options: { border: [none, none, line, none], valign: 'middle', margin: [0.03, 0.08, 0.03, 0.08], ...more },
  })
  const head = { bold: true, color: hex(colors.muted), fill: { color: hex(colors.wash) } }
  const all = [
    columns.map(({ title }) => cell(title, head)),
    ...rows.slice(0, fitting).map((row) => row.map((words) => cell(words, { color: hex(colors.ink) }))),
    ...(rest ? [[cell(rest, { colspan: columns.length, color: hex(colors.muted) })]] : []),
  ]
  slide.addTable(all, {
    x: box.x,
    y: box.y,
    w: box.w,
    colW: columns.map(({ share }) => (box.w * share) / whole),
    rowH: ROW,
    fontFace: FONT,
    fontSize: SMALL,
    autoPage: false,
  })
}
