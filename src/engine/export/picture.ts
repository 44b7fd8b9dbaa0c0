import type { EChartsOption } from 'echarts'
import { chartSvg } from './chartSvg'
import { neededHeight } from './heights'
import type { PictureSize } from './presets'
import { svgText, round, attribute } from './svgText'
import { textLines, textWidth } from './textLines'

/** One view of a chart with everything a reader needs when it stands alone. */
export interface PicturePane {
  title: string
  headline: string
  /** What is drawn; without one, why there is nothing to draw. */
  option: EChartsOption | undefined
  absence?: string
  /** Filters, n, sources, as-of date, notes: one paragraph each. */
  footer: readonly string[]
}

export interface Picture {
  size: PictureSize
  transparent: boolean
  /** Two of a comparison: side by side where the height is fixed, else one above the other. */
  panes: readonly [PicturePane, PicturePane?]
  /** Printed across the top right, such as 示例数据. */
  badge?: string
  colors: { paper: string; ink: string; muted: string; accent: string; line: string }
  font: string
}

/** A drawn picture: `width` × `height` pixels. */
export interface DrawnPicture {
  svg: string
  width: number
  height: number
}

const MARGIN = 20
const TITLE = 15
const FOOTER = 13
const LEADING = 1.5
/** The share of its width that a drawing is high where nothing says how high. */
const USUAL = 0.62
/** A drawing is not pressed below this, nor below what it needs: rather, all type shrinks. */
const FLOOR = 200
const SHRINK = 1.06
const MOST_SHRINKING = 12

/** Whether the panes of a comparison stand side by side. */
const abreast = (picture: Pick<Picture, 'size' | 'panes'>): boolean =>
  picture.panes[1] !== undefined && picture.size.height !== undefined

/** CSS pixels across each drawing of a picture of so many panes. */
export function drawingWidth({ logical, height }: PictureSize, panes: number): number {
  const columns = panes > 1 && height !== undefined ? 2 : 1
  return (logical - (columns + 1) * MARGIN) / columns
}

/**
 * Draws a picture off screen: title, headline, chart, footer in one SVG, text as text. The same input gives the same bytes, whatever the
 * window or theme. A fixed height is kept: what needs more is drawn smaller as a whole.
 */
export function pictureSvg(picture: Picture): DrawnPicture {
  let laid = layout(picture, picture.size.logical)
  for (let turn = 0; laid.short && turn < MOST_SHRINKING; turn += 1) laid = layout(picture, laid.across * SHRINK)
  const { width } = picture.size
  const height = picture.size.height ?? Math.round((laid.down * width) / laid.across)
  const { paper } = picture.colors
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${round(laid.across)} ${round((height * laid.across) / width)}" font-family="${attribute(picture.font)}">`,
    picture.transparent ? '' : `<rect width="100%" height="100%" fill="${paper}"/>`,
    ...laid.parts,
    '</svg>',
  ].join('')
  return { svg, width, height }
}

interface Block {
  title: string
  headline: readonly string[]
  footer: readonly string[]
  head: number
  foot: number
}

/** All parts at their places on a sheet `across` CSS pixels wide; `short`: the drawings are pressed too much. */
function layout(picture: Picture, across: number) {
  const { size } = picture
  const panes = picture.panes.filter((pane) => pane !== undefined)
  const side = abreast(picture)
  const columns = side ? panes.length : 1
  const inner = (across - (columns + 1) * MARGIN) / columns
  const own = panes.map((pane, index) => blockOf(pane, inner, picture, index === (side ? panes.length - 1 : 0)))
  const fixed = size.height === undefined ? undefined : (size.height * across) / size.width
  const head = Math.max(...own.map((block) => block.head))
  const foot = Math.max(...own.map((block) => block.foot))
  const blocks = side ? own.map((block) => ({ ...block, head, foot })) : own
  const needs = panes.map(({ option }) => (option ? neededHeight(option) : { least: 0, best: 0 }))
  const heights = blocks.map((block, index) =>
    fixed === undefined
      ? Math.max(FLOOR, inner * USUAL, needs[index]?.best ?? 0)
      : Math.max(80, fixed - block.head - block.foot),
  )
  const short =
    fixed !== undefined && heights.some((height, index) => height < Math.max(FLOOR, needs[index]?.least ?? 0))
  let top = 0
  const parts = panes.flatMap((pane, index) => {
    const [block, height] = [blocks[index], heights[index]]
    if (!block || height === undefined) return []
    const left = MARGIN + (side ? index * (inner + MARGIN) : 0)
    const drawn = paneParts(pane, block, { left, top, inner, height, index }, picture)
    if (!side) top += block.head + height + block.foot
    return drawn
  })
  if (side) parts.push(rule([MARGIN * 1.5 + inner, MARGIN], [MARGIN * 1.5 + inner, (fixed ?? 0) - MARGIN], picture))
  if (picture.badge) parts.push(badge(picture.badge, across - MARGIN, MARGIN * 0.8, picture.colors))
  return { parts, across, down: fixed ?? top, short }
}

const headlineSize = (inner: number): number => (inner >= 800 ? 24 : 19)

function blockOf(pane: PicturePane, inner: number, { badge: words }: Picture, beneath: boolean): Block {
  const size = headlineSize(inner)
  const badgeEms = words && beneath ? badgeWidth(words) / TITLE + 1 : 0
  const [title = ''] = textLines(pane.title, inner / TITLE - badgeEms)
  const headline = textLines(pane.headline, inner / size)
  const footer = pane.footer.flatMap((paragraph) => textLines(paragraph, inner / FOOTER))
  return {
    title,
    headline,
    footer,
    head: MARGIN * 0.8 + TITLE * LEADING + headline.length * size * 1.38 + 12,
    foot: footer.length * FOOTER * LEADING + 14 + MARGIN * 0.7,
  }
}

interface Place {
  left: number
  top: number
  inner: number
  height: number
  index: number
}

function paneParts(pane: PicturePane, block: Block, place: Place, picture: Picture): string[] {
  const { colors } = picture
  const { left, top, inner, height } = place
  const size = headlineSize(inner)
  const bottom = top + block.head + height
  const first = top + MARGIN * 0.8
  return [
    svgText(block.title, { x: left, y: first + TITLE, size: TITLE, fill: colors.muted }),
    ...block.headline.map((line, index) =>
      svgText(line, {
        x: left,
        y: first + TITLE * LEADING + (index + 1) * size * 1.38 - 4,
        size,
        fill: colors.ink,
        bold: true,
      }),
    ),
    pane.option
      ? chartSvg(pane.option, { width: inner, height, x: left, y: top + block.head, name: String(place.index) })
      : absence(pane.absence ?? '', place, top + block.head, colors.muted),
    rule([left, bottom + 8], [left + inner, bottom + 8], picture),
    ...block.footer.map((line, index) =>
      svgText(line, {
        x: left,
        y: bottom + 14 + (index + 1) * FOOTER * LEADING - 4,
        size: FOOTER,
        fill: colors.muted,
      }),
    ),
  ]
}

/** Why there is nothing to draw, in the middle of where it would be. */
function absence(words: string, { left, inner, height }: Place, top: number, fill: string): string {
  const lines = textLines(words, Math.min(34, inner / TITLE))
  const y = (index: number) => top + height / 2 + (index - (lines.length - 1) / 2) * TITLE * LEADING
  return lines
    .map((line, index) => svgText(line, { x: left + inner / 2, y: y(index), size: TITLE, fill, anchor: 'middle' }))
    .join('')
}

const rule = (from: readonly number[], to: readonly number[], { colors }: Picture): string =>
  `<line x1="${round(from[0] ?? 0)}" y1="${round(from[1] ?? 0)}" x2="${round(to[0] ?? 0)}" y2="${round(to[1] ?? 0)}" stroke="${colors.line}"/>`

const badgeWidth = (words: string): number => (textWidth(words) + 1.2) * TITLE

function badge(words: string, right: number, top: number, { accent }: Picture['colors']): string {
  const width = badgeWidth(words)
  const box = `<rect x="${round(right - width)}" y="${round(top - 3)}" width="${round(width)}" height="${TITLE * 1.7}" rx="3" fill="none" stroke="${accent}"/>`
  return box + svgText(words, { x: right - width / 2, y: top + TITLE, size: TITLE, fill: accent, anchor: 'middle' })
}
