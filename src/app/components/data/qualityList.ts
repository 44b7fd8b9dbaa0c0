import type { AnyRow } from '@/grammar/column'
import { csvOf } from '@/engine/export/csv'
import { allQualityRows, type QualityGround } from '@/engine/quality'
import type { QualityEntry } from '@/grammar/quality'
import { datasetName } from '../../composables/useImportWords'
import { t } from '../../i18n'
import { adviceWords, foundWords, rowWords } from './qualityWords'

/** More rows than this no one corrects by hand; what is beyond is said in a last row. */
const MOST = 100_000

const COLUMNS = [
  'severity',
  'dataset',
  'found',
  'file',
  'line',
  'org',
  'quarter',
  'column',
  'value',
  'other',
  'advice',
] as const

type Line = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>

/**
 * The 整改清单: every finding a row, in the language of the page, as a CSV for Excel (UTF-8 with BOM, no formulas).
 * `done` hears how many rows are written. Rejects with AbortError or as `Database.rows`.
 */
export async function correctionList(
  ground: QualityGround,
  entries: readonly QualityEntry[],
  { done, signal, most = MOST }: { done: (rows: number) => void; signal: AbortSignal; most?: number },
): Promise<Blob> {
  const names = new Map(ground.batches.map((batch) => [batch.id, batch.file]))
  const file = (batch: number) => names.get(batch) ?? ''
  const head = csvOf(
    COLUMNS.map((name) => t(`quality.list.${name}`)),
    [],
  )
  const parts = [head.slice(0, head.indexOf('\n') + 1)]
  let written = 0
  for await (const { entry, rows } of allQualityRows(ground, entries, most, signal)) {
    const same = {
      severity: t(`quality.severity.${entry.severity}`),
      dataset: datasetName(entry.dataset),
      found: foundWords(entry),
      advice: adviceWords(entry),
    }
    parts.push(body(rows.map((row) => ({ ...same, ...rowWords(entry, row, file) }))))
    done((written += rows.length))
  }
  const left = entries.reduce((sum, { count }) => sum + count, 0) - written
  if (left > 0) {
    const blank = Object.fromEntries(COLUMNS.map((name) => [name, ''])) as Record<keyof Line, string>
    parts.push(body([{ ...blank, found: t('quality.list.more', { count: left }) }]))
  }
  return new Blob(parts, { type: 'text/csv' })
}

/** CSV without the header line and the mark of order of bytes. */
function body(lines: readonly Line[]): string {
  const text = csvOf(COLUMNS, lines as readonly AnyRow[])
  return text.slice(text.indexOf('\n') + 1)
}
