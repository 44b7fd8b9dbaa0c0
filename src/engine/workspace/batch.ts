import * as v from 'valibot'
import type { DatasetSpec } from '@/grammar/dataset'
import type { SurveyForm } from '../import/typed'
import type { StagedFile } from '../import/session'

/** JSON has no undefined. */
export const mappedTo = v.pipe(
  v.nullable(v.string()),
  v.transform((name) => name ?? undefined),
)

const reading = v.object({
  mapping: v.array(mappedTo),
  quarter: v.exactOptional(v.string()),
  org: v.exactOptional(v.string()),
  fillDown: v.array(v.number()),
  dotted: v.exactOptional(v.picklist(['october', 'quarter'])),
  survey: v.exactOptional(v.custom<SurveyForm>((survey) => typeof survey === 'object' && survey !== null)),
})

/** One import of one file: what was read never changes; undoing, redoing and replacing are said beside it. */
export const batchSchema = v.object({
  id: v.pipe(v.number(), v.integer()),
  dataset: v.string(),
  file: v.string(),
  bytes: v.number(),
  encoding: v.string(),
  /** When it was imported: ISO date and time. */
  at: v.string(),
  rows: v.number(),
  rejected: v.number(),
  quarters: v.array(v.string()),
  /** The quarters its rows belong to; '' for rows of none. */
  parts: v.array(v.string()),
  /** Canonical columns that the file really has. */
  columns: v.array(v.string()),
  active: v.boolean(),
  sample: v.boolean(),
  /** Part → batches that took its place; while one of them is active, the part does not count. */
  replaced: v.record(v.string(), v.array(v.number())),
  /** Columns of the text table, and how it was read: the database can be made again from these. */
  cells: v.number(),
  reading,
  /** What the text table must hold; batches of earlier versions do not say it. */
  table: v.exactOptional(v.object({ rows: v.number(), bytes: v.number(), crc32: v.number() })),
})

export type Batch = Readonly<v.InferOutput<typeof batchSchema>>

/** Names of a batch's two files: the bytes as they came, and the records as clean UTF-8 with their lines. */
export const originalOf = (id: number): string => `batch-${id}-file`
export const tableOf = (id: number): string => `batch-${id}-table`

/** The batch that a file of this name belongs to; undefined for other names. */
export function batchIdOf(name: string): number | undefined {
  const digits = /^batch-(\d{1,9})-(?:file|table)$/u.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** A recognised file as a batch. Throws `RangeError` for one that is not. */
export function batchOf(id: number, dataset: DatasetSpec, file: StagedFile, at: string, sample: boolean): Batch {
  if (!file.typing) throw new RangeError(`${file.file.name} is no dataset`)
  return {
    id,
    dataset: dataset.id,
    file: file.file.name,
    bytes: file.file.size,
    encoding: file.table.encoding,
    at,
    rows: file.rows,
    rejected: file.rejected,
    quarters: [...file.quarters],
    parts: [...file.parts],
    columns: [...new Set([...file.filled, ...(dataset.undated ? [] : ['quarter'])])],
    active: true,
    sample,
    replaced: {},
    cells: file.table.layout.columns,
    table: { rows: file.table.report.dataRows, bytes: file.table.csv.size, crc32: file.table.crc32 },
    reading: { ...file.typing, mapping: [...file.typing.mapping], fillDown: [...file.typing.fillDown] },
  }
}
