import { isMetric, metricChange, metricDifference, metricValue } from '@/catalog/metrics/amounts'
import type { Chart, ChartContext } from '@/grammar/chart'
import type { Cell } from '@/grammar/column'
import { answering, differenceText, netText, shareText } from '@/grammar/smallGroup'

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
  const people = answering(chart, row, name)
  if (people !== undefined && typeof cell === 'number') {
    const share = (of = '') => (typeof row[of] === 'number' ? row[of] : null)
    if (column.netOf) return netText(cell, share(column.netOf[0]), share(column.netOf[1]), people, format)
    if (column.differenceOf) return differenceText(cell, Number(row[column.differenceOf]), people, format)
    if (column.measure === 'share') return shareText(cell, people, format)
  }
  if (column.differenceOf) return format.change(Number(cell), column.measure)
  const unit = column.unitIn ? row[column.unitIn] : column.unit
  return format.value(cell, column.measure, typeof unit === 'string' ? unit : undefined)
}
