import type { EChartsOption } from 'echarts'
import type { Marked } from './clause'
import type { AnyRow, RowColumns, RowOf } from './column'
import type { Scope } from './filter'
import type { Format } from './format'
import type { Theme } from './theme'
import type { Locale, Translate } from './words'

/** Where a chart is drawn: a card on a page, a slide on a stage that is enlarged, a picture off screen for a document. */
export type Room = 'card' | 'slide' | 'picture'
export type WidthClass = 'narrow' | 'normal' | 'wide'

/** Everything a chart may know besides its rows. */
export interface ChartContext {
  t: Translate
  locale: Locale
  format: Format
  theme: Theme
  room: Room
  width: WidthClass
  scope: Scope
  /** Which of the chart's `modes` is shown. */
  mode: string
  /** Dated markers for a time axis. */
  events: readonly { quarter: string; title: string }[]
  /** What was chosen on this chart itself: drawn in full, the rest dimmed. */
  marked?: Marked
  /** What the heat map beside this one is drawn with: both are to be read alike. */
  beside?: Heat
  /** The words for a canonical value (a category, a course type); the value itself where the locales have none. */
  label: (group: string, value: string) => string
}

/** What a heat map was drawn with, for the one beside it: by scale what its colours reach, and its columns in their order. */
export interface Heat {
  reach: Readonly<Record<string, { low: number; high: number }>>
  columns: readonly string[]
}

/** A change of view: where a click on a mark leads. */
export interface Drill {
  /** The chart that answers next; where the unit has no children, `last` instead. The page goes there. */
  next?: string
  last?: string
  page?: string
  quarter?: string
  org?: string
  values?: Readonly<Record<string, readonly string[]>>
}

export type Window = 'quarter' | 'range'

export interface ChartSpec<Columns extends RowColumns = RowColumns, Input extends AnyRow = AnyRow> {
  id: string
  page: string
  /** Datasets the query reads. A filter that the first one lacks makes the chart inapplicable; one that another lacks empties that one. */
  from: readonly [string, ...string[]]
  /** No dataset is the first: what is missing, filtered away or too fine empties the rows about it, not the chart. */
  partial?: true
  /** `dataset.column` without which there is no answer; `dataset.a|b` where one of several will do. */
  uses: readonly string[]
  /** `range`: from the first shown quarter to the current one. `quarter`: the current one. */
  window: Window
  /** One SELECT over the scopes (`demands`, `demands_history`, `model.demands`) and `scope`. */
  query: string
  /** The query's rows are a list in this order (SQL), of which at most `LONGEST` are brought; the rest is searched and sorted in SQL. */
  listing?: { order: string }
  /** One more query over the same scopes, for what the headline says beyond the rows (a comparison, a contributor). */
  evidence?: string
  /** In the place of `evidence`: read from the query's own rows. No rows are an answer too, if it finds something. */
  findings?(inputs: readonly Input[], scope: Scope): readonly AnyRow[]
  /**
   * Names the cell of a protected group; every number not in `exempt` is blanked where the cell is hidden. All rows are
   * about the protected dataset, unless `when` picks those that are.
   */
  protect?: Protect
  derive?(rows: readonly Input[], scope: Scope): RowOf<Columns>[]
  columns: Columns
  form?: 'chart' | 'cards' | 'table' | 'list' | 'tiles'
  /** Alternative readings of the same rows; the first is the default. */
  modes?: readonly string[]
  option(rows: readonly RowOf<Columns>[], context: ChartContext): EChartsOption
  headline(rows: readonly RowOf<Columns>[], context: ChartContext, evidence?: readonly AnyRow[]): string
  /** What a reader must know beside the figures, read from the query's rows (which may have more columns than the chart's). */
  notes?(inputs: readonly Input[], context: ChartContext): string[]
  /** How many of what the chart stands on; `n` of the footer. */
  size(rows: readonly RowOf<Columns>[]): { n: number; unit: string }
  drill?(row: RowOf<Columns>, scope: Scope): Drill | undefined
  /** Columns along its axes: what is chosen on them here narrows the other charts and is marked in this one. */
  keeps?: readonly string[]
}

/** Columns of a row that say of which group it speaks; what none says is the scope's own: its quarter, its node, its attribute filter. */
export interface Protect {
  quarter?: string
  org?: string
  /** What was asked, outermost first; none: everything together. */
  items?: readonly string[]
  /** The column that names the worker attribute, and the one with its value. */
  attribute?: string
  /** In the place of `attribute`: the one that all values are of. */
  attributeIs?: string
  value?: string
  /** Rows that speak of what is never pooled with the rest. */
  apart?: (row: AnyRow) => boolean
  /** Rows that speak of everybody and everything asked, beside others that name a part. */
  whole?: (row: AnyRow) => boolean
  exempt: readonly string[]
  when?: (row: AnyRow) => boolean
}

/** A chart whose column names do not matter: what the engine and the stage handle. */
export type Chart = ChartSpec

/** Checks rows, option and headline against the columns of the literal. */
export function defineChart<const Columns extends RowColumns, Input extends AnyRow = AnyRow>(
  spec: ChartSpec<Columns, Input>,
): Chart {
  return spec
}
