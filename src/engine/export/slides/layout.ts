import { textLines } from '../textLines'
import type { ShowSlide } from './show'

/** Inches of a 16:9 slide. */
export const WIDE = 13.333
export const HIGH = 7.5
const MARGIN = 0.5
const ACROSS = WIDE - 2 * MARGIN
/** Points. Nothing is smaller than 12, which is 24 pixels of 1080. */
export const SMALL = 12
const TOPIC = 14
const HEADLINES = [26, 22, 18] as const
const INCH = 72
const GAP = 0.12

export interface Box {
  x: number
  y: number
  w: number
  h: number
}

/** Where the parts of a slide stand, by how much they say. */
export interface SlideLayout {
  topic: Box
  headline: Box & { size: number }
  body: Box
  table: Box | undefined
  footer: Box
}

/** The largest headline of at most two lines; at the smallest size as many as it takes. */
function headlineOf(text: string): { size: number; lines: number } {
  const sizes = HEADLINES.map((size) => ({ size, lines: textLines(text, (ACROSS * INCH * 0.9) / size).length }))
  const fitting = sizes.find(({ lines }) => lines <= 2) ?? sizes.at(-1)
  return fitting ?? { size: 18, lines: 1 }
}

export const ROW = 0.36

export function layoutOf({ headline, footer, table, panes }: ShowSlide): SlideLayout {
  const { size, lines } = headlineOf(headline)
  const top = 0.62
  const head = Math.max(1, lines) * ((size * 1.3) / INCH) + 0.08
  const footLines = footer.flatMap((paragraph) => textLines(paragraph, (ACROSS * INCH * 0.9) / SMALL)).length
  const foot = footLines * ((SMALL * 1.3) / INCH) + 0.06
  const bottom = HIGH - 0.28 - foot
  const from = top + head + GAP
  const alone = panes.length === 0
  const rows = (table?.rows.length ?? 0) + 1 + (table?.rest ? 1 : 0)
  const wanted = table ? rows * ROW : 0
  const tableHigh = alone ? bottom - from - GAP : Math.min(wanted, (bottom - from) * 0.45)
  const tableTop = alone ? from : bottom - GAP - tableHigh
  return {
    topic: { x: MARGIN, y: 0.3, w: ACROSS - 1.6, h: (TOPIC * 1.5) / INCH },
    headline: { x: MARGIN, y: top, w: ACROSS, h: head, size },
    body: { x: MARGIN, y: from, w: ACROSS, h: (table && !alone ? tableTop : bottom) - GAP - from },
    table: table && { x: MARGIN, y: tableTop, w: ACROSS, h: tableHigh },
    footer: { x: MARGIN, y: bottom, w: ACROSS, h: foot },
  }
}

/** A place cut into equal parts, side by side or one below the other. */
export function parts({ x, y, w, h }: Box, count: number, down: boolean): Box[] {
  const space = (count - 1) * 0.25
  const [width, height] = down ? [w, (h - space) / count] : [(w - space) / count, h]
  return Array.from({ length: count }, (_, index) => ({
    x: down ? x : x + index * (width + 0.25),
    y: down ? y + index * (height + 0.25) : y,
    w: width,
    h: height,
  }))
}
