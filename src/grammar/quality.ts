import type { DatasetSpec, RowCheck } from './dataset'

export type Severity = RowCheck['severity']

/** Worst first: the order of a report. */
export const severities = ['error', 'warning', 'note'] as const satisfies readonly Severity[]

/** What the findings of a check are, so that their number has a unit: `places` are units, branches or data sets in a quarter, `whole` is everything loaded. */
export type Counted = 'rows' | 'units' | 'questions' | 'files' | 'places' | 'whole'

/** Looks at rows one by one: true where a row is at fault. */
export interface RowQuality extends RowCheck {
  dataset: string
  /** A second column of the row that the fault is measured against; shown beside the first. */
  against?: string
}

/** Looks across rows, quarters or units. */
export interface FoundQuality {
  id: string
  severity: Severity
  /** Which datasets the findings are about: nothing is asked while none of them is loaded. */
  datasets: readonly string[]
  counts: Counted
  column: string
  /**
   * SELECT over the views of the model (`model.loaded_<dataset>`: rows as loaded, undone files left out), giving
   * dataset, batch, line, org, quarter, "column", "value", other; batch and line are NULL where no file or row is meant.
   */
  finds: string
  /** `value` and `other` say what is asked now and what was before, never what was answered: shown for protected datasets too. */
  names?: true
  /** `other` is the place of another row, as `batch:line`. */
  refers?: true
}

export type QualityCheck = RowQuality | FoundQuality

/** Keeps the literal's own type, so that ids can be derived from it. */
export function defineQualityCheck<const Check extends QualityCheck>(check: Check): Check {
  return check
}

export function isRowQuality(check: QualityCheck): check is RowQuality {
  return 'dataset' in check
}

/** Where one fault is. Codes and plain values; `value` is what stands there, `other` what it should agree with. */
export type QualityRow = Readonly<{
  dataset: string
  batch: number | null
  line: number | null
  org: string | null
  quarter: string | null
  column: string | null
  value: string | null
  other: string | null
}>

/** One kind of fault in one column of a dataset: how often, and in which files. */
export interface QualityEntry {
  check: string
  severity: Severity
  dataset: string
  column: string
  counts: Counted
  count: number
  files: readonly { batch: number; file: string }[]
  /** The column that `other` is of, where it is a column of the same row. */
  against?: string
  /** `other` is the place of another row, as `batch:line`. */
  refers?: true
  /** `value` and `other` say what is asked now and what was asked before. */
  names?: true
}

/** The checks that a dataset declares for its rows, as checks of the report. */
export function rowQuality(dataset: DatasetSpec): RowQuality[] {
  return (dataset.checks ?? []).map((check) => {
    const against = comparedColumn(dataset, check)
    return { ...check, dataset: dataset.id, ...(against !== undefined && { against }) }
  })
}

/** The first other column that the predicate names. Free text is left out: it may name a person. */
function comparedColumn({ columns }: DatasetSpec, { finds, column }: RowCheck): string | undefined {
  const named = finds.replace(/'[^']*'/g, '').match(/[a-z_]\w*/g) ?? []
  return named.find((name) => name !== column && columns[name] !== undefined && columns[name].type !== 'text')
}

/** Worst first, then the most frequent; equals keep the order of the checks. */
export function bySeverity(entries: readonly QualityEntry[]): QualityEntry[] {
  const rank = ({ severity }: QualityEntry) => severities.indexOf(severity)
  return [...entries].sort((a, b) => rank(a) - rank(b) || b.count - a.count)
}
