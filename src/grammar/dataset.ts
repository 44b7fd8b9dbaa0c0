import type { DataColumn } from './column'

/** A fault that a loaded row can have without being unreadable: counted, listed by line, never dropped. */
export interface RowCheck {
  id: string
  severity: 'error' | 'warning' | 'note'
  /** SQL predicate over the typed columns; true where the row is at fault. */
  finds: string
  /** The column that the report points at. */
  column: string
}

/**
 * Small groups of this dataset are hidden: `respondent` identifies a person within a quarter. What is published of a group is
 * everything together and each value of `items`, each within the one before; rows that are `apart` are never pooled with the others.
 */
export interface Protection {
  respondent: string
  minimum: number
  items: readonly string[]
  apart?: string
}

/** Where the user's own minimum lies: never so low that two could work out the third. */
export const MINIMUM_RANGE = { least: 3, most: 30 } as const

/** A minimum that the user set, or undefined where what is given is none. */
export const readMinimum = (given: unknown): number | undefined =>
  typeof given === 'number' && Number.isInteger(given) && given >= MINIMUM_RANGE.least && given <= MINIMUM_RANGE.most
    ? given
    : undefined

/** The dataset with its small groups below `minimum` people hidden, where it hides any; undefined: its own minimum. */
export const withMinimum = (dataset: DatasetSpec, minimum: number | undefined): DatasetSpec =>
  dataset.protection && minimum !== undefined ? { ...dataset, protection: { ...dataset.protection, minimum } } : dataset

/**
 * Others are divided by this dataset, rolled up over the organisation: a filter over a column that it never has does not concern it.
 * Under one that it has, the rows of `model.<rows>` are counted again for every node above `covered`, where each of them is `person`.
 */
export interface Base {
  rows: string
  /** Figures that add up. */
  sums: readonly string[]
  /** Flags: true where one row's is. */
  marks: readonly string[]
}

/** A column of a wide file: each filled cell becomes a row of its own, the cell going to `value`, the rest as `sets` says. */
export interface WideColumn {
  headers: readonly string[]
  value: string
  sets: Readonly<Record<string, string>>
}

export interface DatasetSpec {
  id: string
  columns: Readonly<Record<string, DataColumn>>
  /** Columns that, with the required ones, tell this dataset from the others: all must be there (`a|b`: one of them). */
  signature: readonly string[]
  /** Which columns are global filters; the rest of the filters do not apply to this dataset. */
  filters: readonly string[]
  /** Derives the quarter from a date column where the file has no quarter. */
  quarterFrom?: string
  /** Rows may stand for the whole enterprise. */
  orgOptional?: true
  /** Rows without a quarter are kept (undated figures). */
  undated?: true
  /** Wide form: named columns that are rows in the long one. */
  wide?: Readonly<Record<string, WideColumn>>
  /** Wide form: columns whose header is a period; the period goes to `into`, the cell to `value`. */
  periods?: { into: string; value: string }
  checks?: readonly RowCheck[]
  protection?: Protection
  base?: Base
  /** Columns by which one row is told from another; two rows alike are duplicates. */
  key?: readonly string[]
}

/** Keeps the literal's own type, so that names of columns can be derived from it. */
export function defineDataset<const Spec extends DatasetSpec>(spec: Spec): Spec {
  return spec
}

/** Organisation levels, outermost first, each with the headers that name it. */
export interface OrgLevel {
  id: string
  headers: readonly string[]
}
