import type { EChartsOption } from 'echarts'
import type { Chart, ChartContext } from '@/grammar/chart'
import type { Cell } from '@/grammar/column'
import { columnLabel } from '../i18n'
import { cellWords } from './cellWords'

type Rows = readonly Readonly<Record<string, Cell>>[]

interface Point {
  seriesName?: string
  name?: string
  axisValueLabel?: string
  color?: unknown
  data?: { row?: number; text?: string } | null
}

/**
 * The chart's option with tooltips as elements made of text (never HTML from a file): along an axis one line a series,
 * on a mark all columns of its row.
 */
export function withTooltip(option: EChartsOption, chart: Chart, rows: Rows, context: ChartContext): EChartsOption {
  const formatter = (params: unknown): HTMLElement => {
    const points = (Array.isArray(params) ? params : [params]) as Point[]
    return Array.isArray(params) ? axisContent(points, rows, context) : rowContent(chart, rows, points[0], context)
  }
  return {
    ...option,
    tooltip: {
      ...(option.tooltip as object),
      formatter,
      className: 'chart-tooltip',
      borderWidth: 0,
      padding: 0,
      backgroundColor: 'transparent',
    } as never,
  }
}

function axisContent(points: readonly Point[], rows: Rows, { events }: ChartContext): HTMLElement {
  const box = element('div', 'tip')
  box.append(element('div', 'tip-title', (points[0]?.axisValueLabel ?? points[0]?.name ?? '').replace('\n', ' ')))
  for (const point of points) {
    if (!point.data?.text) continue
    box.append(line(point.seriesName ?? '', point.data.text, point.color))
  }
  const quarter = points.map((point) => rows[point.data?.row ?? -1]?.['quarter']).find(Boolean)
  for (const event of events) if (event.quarter === quarter) box.append(element('div', 'tip-note', `▾ ${event.title}`))
  return box
}

function rowContent(chart: Chart, rows: Rows, point: Point | undefined, context: ChartContext): HTMLElement {
  const box = element('div', 'tip')
  const row = rows[point?.data?.row ?? -1]
  if (!row) {
    box.append(element('div', 'tip-title', point?.name ?? ''))
    return box
  }
  const columns = Object.entries(chart.columns)
  const titles = columns.filter(([, { measure }]) => measure === 'text' || measure === 'org' || measure === 'quarter')
  const words = titles.map(([name]) => cellWords(chart, row, name, context)).filter(Boolean)
  box.append(element('div', 'tip-title', words.join(' · ')))
  for (const [name, column] of columns) {
    if (titles.some(([title]) => title === name) || column.measure === 'flag' || row[name] === null) continue
    box.append(line(columnLabel(name, chart.id), cellWords(chart, row, name, context)))
  }
  return box
}

function line(name: string, value: string, color?: unknown): HTMLElement {
  const row = element('div', 'tip-line')
  const mark = element('span', 'tip-mark')
  if (typeof color === 'string') mark.style.backgroundColor = color
  else mark.classList.add('tip-mark-none')
  row.append(mark, element('span', 'tip-name', name), element('span', 'tip-value', value))
  return row
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag)
  node.className = className
  node.textContent = text
  return node
}
