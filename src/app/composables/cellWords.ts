import { isMetric, metricChange, metricDifference, metricValue } from '@/catalog/metrics/amounts'
import type { Chart, ChartContext } from '@/grammar/chart'
import type { Cell } from '@/grammar/column'
import { differenceText, shareText } from '@/grammar/smallGroup'

type Row = Readonly<Record<string, Cell>>

/** A cell of a chart's row as people read it, in a table or a tooltip. A missing number is empty, a hidden one says so. */
export function cellWords(chart: Chart, row: Row, name: string, context: ChartContext): string {
  const { t, label, format } = context
  const column = chart.columns[name]
  const cell = row[name]
  if (!column) return ''
  if (cell === null || cell === undefined) {
    if (column.measure === 'org') return t('card.ownLevel')
    return row['suppressed'] === true ? t('card.tooFew') : ''
  }
  if (typeof cell === 'boolean') return label('boolean', String(cell))
  if (column.values) return label(column.values, String(cell))
  if (column.metric && typeof cell === 'number' && isMetric(row['metric'])) {
    const { metric, n } = row
    if (column.metric === 'change') return metricChange(metric, cell, format)
    if (column.metric === 'difference') return metricDifference(metric, cell, format)
    return metricValue(metric, cell, typeof n === 'number' ? n : null, format)
  }
  const people = row['respondents'] ?? row['responses']
  if (column.differenceOf && typeof cell === 'number')
    return differenceText(cell, Number(row[column.differenceOf]), Number(people), format)
  if (column.measure === 'share' && typeof cell === 'number' && typeof people === 'number')
    return shareText(cell, people, format)
  const unit = column.unitIn ? row[column.unitIn] : column.unit
  return format.value(cell, column.measure, typeof unit === 'string' ? unit : undefined)
}
