import type { EChartsOption } from 'echarts'

type Parts = Readonly<Record<string, unknown>>
const list = (value: unknown): Parts[] => [value ?? []].flat() as Parts[]

/** Pixels of a drawing: below `least` it cannot be read, at `best` it is read with ease. 0 where any height will do. */
export interface Height {
  least: number
  best: number
}

/** Pixels of a named row, of a line of a table drawn as text, of a line that says not how high it is, around a head, and of a small plot. */
const NAME = { least: 18, best: 26, around: 80 }
const TABLE_LINE = { least: 18, best: 23 }
const LINE = 20
const PADDING = 8
const SMALL_PLOT = 150

/** How high a drawing wants to be, by the names along its vertical axis, the lines of its table, the rows of its cards or small plots. */
export function neededHeight(option: EChartsOption): Height {
  const names = list(option.yAxis)
    .filter((axis) => axis['type'] === 'category' && Array.isArray(axis['data']))
    .map((axis) => (axis['data'] as unknown[]).length)
    .map((count) => ({ least: count * NAME.least + NAME.around, best: count * NAME.best + NAME.around }))
  const tables = list(option.yAxis)
    .filter((axis) => axis['type'] === 'value' && axis['show'] === false && axis['inverse'] === true)
    .map((axis) => Number(axis['max'] ?? 0) + 1)
    .map((lines) => ({ least: lines * TABLE_LINE.least, best: lines * TABLE_LINE.best }))
  const all = [...names, ...tables, rowsOfCards(option)]
  return { least: Math.max(...all.map(({ least }) => least)), best: Math.max(...all.map(({ best }) => best)) }
}

const percent = (value: unknown): number => Number.parseFloat(String(value ?? 0)) || 0

/** Cards and small plots stand in rows; each row holds its longest head above the plot, which begins at a share of the row. */
function rowsOfCards(option: EChartsOption): Height {
  const heads = list(option.title).filter((title) => typeof title['text'] === 'string')
  const tops = [...new Set(heads.map((head) => percent(head['top'])))].sort((a, b) => a - b)
  const [first = 0, second = 100] = tops
  if (!heads.length) return { least: 0, best: 0 }
  const plots = list(option.grid).map((grid) => {
    const row = tops.filter((top) => top <= percent(grid['top'])).at(-1) ?? first
    return (percent(grid['top']) - row) / (second - first)
  })
  const words = Math.max(...heads.map(headHeight))
  const least = tops.length * (words / Math.max(0.1, Math.min(1, ...plots)))
  return { least, best: Math.max(least * 1.04, plots.length ? tops.length * SMALL_PLOT : 0) }
}

/** The lines of a head, each as high as its style says. */
function headHeight({ text, textStyle }: Parts): number {
  const { rich = {} } = (textStyle ?? {}) as { rich?: Record<string, { lineHeight?: number }> }
  const lines = String(text).split('\n')
  return lines.reduce((sum, line) => sum + (rich[/^\{(\w+)\|/.exec(line)?.[1] ?? '']?.lineHeight ?? LINE), PADDING)
}
