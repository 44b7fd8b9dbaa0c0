import type { GraphicComponentOption } from 'echarts'
import type { ChartContext } from '../chart'
import type { Theme } from '../theme'
import { emsAcross, shorten, textSize, textWidth } from './base'

type Box = { x: number; y: number; width: number; height: number }
interface KeyWords {
  low: string
  high: string
  hidden: string
  missing: string
}
type Segment = readonly [number, number, number, number]

/** The colour a share of the way from one `#rrggbb` to another. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)]
  const hex = a.map((value, index) =>
    Math.round(value + ((b[index] ?? 0) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${hex.join('')}`
}

/** Ink or paper, whichever stands out more on this colour (WCAG contrast). */
export function inkOn(fill: string, { ink, paper }: Theme): string {
  const contrast = (text: string): number => {
    const [light = 0, dark = 0] = [luminance(text), luminance(fill)].sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }
  return contrast(ink) >= contrast(paper) ? ink : paper
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Diagonal strokes that fill a box, `step` pixels apart, cut at its edges. */
export function hatch({ x, y, width, height }: Box, step: number): Segment[] {
  const strokes: Segment[] = []
  for (let offset = step; offset < width + height; offset += step) {
    const [fromX, fromY] = [Math.min(offset, width), Math.max(0, offset - width)]
    const [toX, toY] = [Math.max(0, offset - height), Math.min(offset, height)]
    strokes.push([x + fromX, y + fromY, x + toX, y + toY])
  }
  return strokes
}

export function lines(segments: readonly Segment[], stroke: string) {
  return segments.map(([x1, y1, x2, y2]) => ({
    type: 'line' as const,
    silent: true,
    shape: { x1, y1, x2, y2 },
    style: { stroke, lineWidth: 1 },
  }))
}

/** A text in at most so many lines of so many ems: parted at spaces where it has some, else into lines of about one length. */
export function wrapped(text: string, ems: number, most: number): string[] {
  const spaced = text.includes(' ')
  const parts = spaced ? text.split(' ').map((word) => `${word} `) : [...text]
  const needed = Math.min(most, Math.ceil(textWidth(text) / ems - 1e-9))
  const room = spaced ? ems : Math.min(ems, Math.ceil(textWidth(text) / Math.max(1, needed)))
  const found: string[] = ['']
  for (const part of parts) {
    const last = found.length - 1
    const longer = `${found[last] ?? ''}${part}`
    if (textWidth(longer.trim()) <= room || found[last] === '' || found.length === most) found[last] = longer
    else found.push(part)
  }
  return found.map((line) => shorten(line.trim(), ems))
}

/** Five steps of the scale with words at both ends, then what hatched and empty cells mean. */
export function colorKey(
  { scale, words }: { scale: { kind: 'sequential' | 'diverging' }; words: KeyWords },
  states: { hidden: boolean; missing: boolean },
  context: ChartContext,
): GraphicComponentOption[] {
  const { theme } = context
  const size = textSize(context)
  const height = size * 0.9
  const elements: GraphicComponentOption[] = []
  let at = 2
  const write = (text: string): void => {
    elements.push({
      type: 'text',
      silent: true,
      style: {
        text,
        x: at,
        y: size * 0.75,
        verticalAlign: 'middle',
        fill: theme.muted,
        fontSize: size,
        fontFamily: theme.font,
      },
    })
    at += textWidth(text) * size + size * 0.5
  }
  const swatch = (fill: string, width: number, stroke = 'none'): Box => {
    const shape = { x: at, y: size * 0.75 - height / 2, width, height }
    elements.push({ type: 'rect', silent: true, shape, style: { fill, stroke, lineWidth: 1 } })
    at += width + 1
    return shape
  }
  write(words.low)
  for (const step of [-1, -0.5, 0, 0.5, 1]) {
    const share = (step + 1) / 2
    const fill =
      scale.kind === 'sequential'
        ? mix(theme.paper, theme.above, 0.06 + 0.8 * share)
        : mix(mix(theme.paper, theme.line, 0.45), step > 0 ? theme.above : theme.below, 0.9 * Math.abs(step))
    swatch(fill, size * 1.5, step === 0 && scale.kind === 'diverging' ? theme.line : 'none')
  }
  at += size * 0.5
  write(words.high)
  const room = (text: string): boolean => at + (textWidth(text) + 3) * size < emsAcross(context) * size
  if (states.hidden && room(words.hidden)) {
    at += size
    const box = swatch(mix(theme.paper, theme.line, 0.45), size * 1.5)
    elements.push(...lines(hatch(box, 5), theme.faint))
    at += size * 0.5
    write(words.hidden)
  }
  if (states.missing && room(words.missing)) {
    at += size
    swatch(theme.paper, size * 1.5, theme.line)
    at += size * 0.5
    write(words.missing)
  }
  return elements
}
