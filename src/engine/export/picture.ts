import type { EChartsOption } from 'echarts'
import { init } from './echarts'
import { textLines } from './textLines'

/** A chart with everything a reader needs when it stands alone. Sizes in CSS pixels. */
export interface Picture {
  width: number
  height: number
  option: EChartsOption
  headline: string
  title: string
  /** Filters, n, sources, as-of date, notes: one paragraph each. */
  footer: readonly string[]
  /** Printed across the top right, such as 示例数据. */
  badge?: string
  colors: { paper: string; ink: string; muted: string; accent: string; line: string }
  font: string
}

const MARGIN = 28
const HEADLINE = 24
const TITLE = 15
const FOOTER = 13
const LEADING = 1.5

/**
 * Draws a picture off screen: headline, title, chart, footer in one SVG, text as text. The same input gives the same
 * bytes, whatever the window or theme.
 */
export function pictureSvg(picture: Picture): string {
  const { width, height, colors } = picture
  const inner = width - 2 * MARGIN
  const badgeEms = picture.badge ? picture.badge.length + 2 : 0
  const headline = textLines(picture.headline, inner / HEADLINE - badgeEms * (TITLE / HEADLINE))
  const footer = picture.footer.flatMap((paragraph) => textLines(paragraph, inner / FOOTER))
  const head = MARGIN + TITLE * LEADING + headline.length * HEADLINE * 1.4 + 8
  const foot = footer.length * FOOTER * LEADING + 14 + MARGIN * 0.7
  const chartHeight = Math.max(120, height - head - foot)
  const total = head + chartHeight + foot
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${round(total)}" viewBox="0 0 ${width} ${round(total)}" font-family="${attribute(picture.font)}">`,
    `<rect width="${width}" height="${round(total)}" fill="${colors.paper}"/>`,
    text(picture.title, MARGIN, MARGIN + TITLE, TITLE, colors.muted),
    ...headline.map((line, index) =>
      text(
        line,
        MARGIN,
        MARGIN + TITLE * LEADING + (index + 1) * HEADLINE * 1.4 - 4,
        HEADLINE,
        colors.ink,
        'font-weight="600"',
      ),
    ),
    picture.badge ? badge(picture.badge, width - MARGIN, MARGIN, colors) : '',
    chartSvg(picture.option, inner, chartHeight, MARGIN, head),
    `<line x1="${MARGIN}" x2="${width - MARGIN}" y1="${round(head + chartHeight + 8)}" y2="${round(head + chartHeight + 8)}" stroke="${colors.line}"/>`,
    ...footer.map((line, index) =>
      text(line, MARGIN, head + chartHeight + 14 + (index + 1) * FOOTER * LEADING - 4, FOOTER, colors.muted),
    ),
    '</svg>',
  ]
  return parts.join('')
}

/** Two pictures side by side in one; the second one's badge stands for both. */
export function pairSvg(first: Picture, second: Picture): string {
  const [left, right] = [pictureSvg({ ...first, badge: '' }), pictureSvg(second)]
  const height = Math.max(heightOf(left), heightOf(right))
  const width = first.width + second.width
  const { paper, line } = first.colors
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    left,
    right.replace('<svg ', `<svg x="${first.width}" `).replace(/(\bid="|#)zr-/g, '$1zr-beside-'),
    `<line x1="${first.width}" x2="${first.width}" y1="${MARGIN}" y2="${height - MARGIN}" stroke="${line}"/>`,
    '</svg>',
  ].join('')
}

const heightOf = (svg: string): number => Number(/ height="([\d.]+)"/.exec(svg)?.[1] ?? 0)

function chartSvg(option: EChartsOption, width: number, height: number, x: number, y: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false, tooltip: { show: false } })
    return still(chart.renderToSVGString()).replace('<svg ', `<svg x="${round(x)}" y="${round(y)}" `)
  } finally {
    chart.dispose()
  }
}

/** Without ECharts' hover styles and running numbers, which say nothing in a picture and differ from one drawing to the next. */
function still(svg: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/zr\d+-/g, 'zr-')
}

function badge(words: string, right: number, top: number, colors: Picture['colors']): string {
  const width = (words.length + 1.4) * TITLE * (/[^\x20-\x7e]/.test(words) ? 1 : 0.6)
  const box = `<rect x="${round(right - width)}" y="${top - 2}" width="${round(width)}" height="${TITLE * 1.7}" rx="3" fill="none" stroke="${colors.accent}"/>`
  return box + text(words, right - width / 2, top + TITLE + 1, TITLE, colors.accent, 'text-anchor="middle"')
}

function text(words: string, x: number, y: number, size: number, fill: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}" ${more}>${content(words)}</text>`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Text for XML: markup escaped, characters that XML cannot hold left out. */
function content(words: string): string {
  const allowed = words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function attribute(words: string): string {
  return content(words).replaceAll('"', '&quot;')
}
