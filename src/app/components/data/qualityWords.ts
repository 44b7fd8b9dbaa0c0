import type { Format } from '@/grammar/format'
import { maskText } from '@/grammar/masking'
import type { QualityEntry, QualityRow } from '@/grammar/quality'
import type { MessageKey } from '@/grammar/words'
import { specOf } from '../../composables/useImportWords'
import { columnLabel, i18n, label, t } from '../../i18n'

/** Groups of values that are not named as their column. */
const GROUPS: Readonly<Record<string, string>> = { proposals_status: 'proposal_status', services_kind: 'service_kind' }

export function columnWord(column: string | null, dataset: string): string {
  if (column === null) return ''
  return column === 'line' ? t('quality.columns.line') : columnLabel(column, dataset)
}

/** What was found, as a sentence. The catalog's tests hold that every check has one, and an advice. */
export function foundWords({ check, column, dataset }: QualityEntry): string {
  const own = `quality.found.${check}` as MessageKey
  const key = i18n.global.te(own) ? own : (`checks.${check}` as MessageKey)
  return t(key, { column: columnWord(column, dataset) })
}

export const adviceWords = ({ check }: QualityEntry): string => t(`quality.advice.${check}` as MessageKey)

/** A plain value as people read it: words for choices, telephone and identity numbers masked. */
export function valueWords(value: string, column: string, dataset: string): string {
  const type = specOf(dataset)?.columns[column]?.type
  if (type === 'boolean') return label('boolean', value)
  if (type === 'choice') return label(GROUPS[`${dataset}_${column}`] ?? column, value)
  return maskText(value.replace(/^(-?\d+)\.0$/, '$1'))
}

/** The cells of one finding in words; `file` gives the name of a batch. Dates and quarters stay as files write them. */
export function rowWords(entry: QualityEntry, row: QualityRow, file: (batch: number) => string) {
  const { column, value, other, dataset } = row
  const asked = (text: string | null) => text ?? t('quality.rows.nothing')
  const ownWords = (): string => {
    if (entry.names) return t('quality.rows.now', { value: asked(value) })
    if (value === null) return ''
    return entry.counts === 'units'
      ? t('quality.counted.rows', { count: value })
      : valueWords(value, column ?? '', dataset)
  }
  const otherWords = (): string => {
    if (entry.names) return t('quality.rows.then', { value: asked(other) })
    if (other === null) return ''
    if (entry.refers) {
      const [batch, line = ''] = other.split(':')
      return t('quality.rows.place', { file: file(Number(batch)), line })
    }
    if (entry.against === undefined) return valueWords(other, column ?? '', dataset)
    return t('quality.rows.compared', {
      column: columnLabel(entry.against, dataset),
      value: valueWords(other, entry.against, dataset),
    })
  }
  return {
    file: row.batch === null ? '' : file(row.batch),
    line: row.line,
    org: row.org === '' ? t('quality.rows.everywhere') : (row.org ?? ''),
    quarter: row.quarter ?? '',
    column: columnWord(column, dataset),
    value: ownWords(),
    other: otherWords(),
  }
}

/** `3 类错误、5 类提醒，共 128 处。` */
export function summaryWords(entries: readonly QualityEntry[], format: Format): string {
  if (!entries.length) return t('quality.summary.none')
  const kinds = (['error', 'warning', 'note'] as const)
    .map((severity) => ({
      severity,
      count: new Set(entries.filter((one) => one.severity === severity).map((one) => one.check)).size,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => t(`quality.summary.${severity}`, { count }))
  const total = entries.reduce((sum, { count }) => sum + count, 0)
  return t('quality.summary.total', {
    kinds: kinds.join(t('quality.summary.separator')),
    count: format.value(total, 'count'),
  })
}
