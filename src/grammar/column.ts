/** What a column of an uploaded file holds; the engine knows how each type is read from text. */
export type ColumnType =
  'text' | 'dictionary' | 'integer' | 'number' | 'date' | 'boolean' | 'quarter' | 'choice' | 'band'

export interface DataColumn {
  type: ColumnType
  /** Header synonyms; the first is the one the template carries. */
  headers: readonly string[]
  /** A cell of the template's example row. */
  example: string
  required?: true
  /** For `choice`: canonical value → the words files use for it. Other words are rejected. */
  choices?: Readonly<Record<string, readonly string[]>>
  /** For `boolean`: words that mean true or false beside 是/否. */
  trueWords?: readonly string[]
  falseWords?: readonly string[]
  /** For `band`: upper bounds and the label of each band (one more label than bounds). */
  bands?: { upTo: readonly number[]; labels: readonly string[] }
  /** For numbers: what is outside is rejected. */
  min?: number
  max?: number
  /** SQL over this dataset's typed columns, used where the cell is empty. */
  otherwise?: string
  /** Only in this other form of the file; the template leaves it out. */
  form?: 'roster'
  /** Read to derive other columns from, then left behind: a name is never kept in the database. */
  transient?: true
}

/** What a column of a chart's rows holds: how it is typed, formatted and exported. */
export type Measure =
  | 'text'
  | 'quarter'
  | 'org'
  | 'date'
  | 'flag'
  | 'count'
  | 'number'
  | 'share'
  | 'score'
  | 'points'
  | 'days'
  | 'probability'

export interface RowColumn {
  measure: Measure
  /** Unit of measure shown with the number. */
  unit?: string
  /** The column of the row that names the unit, where rows differ in it. */
  unitIn?: string
  /** The locale group that names the values of a text column, such as `category`. */
  values?: string
  /** The share of which this is the difference to a reference: written with its sign. */
  differenceOf?: string
  /** The two shares whose difference in points this is (eNPS). */
  netOf?: readonly [more: string, less: string]
  /** The row's `metric` says how the number is written: as a value of it, as its change, or as a plain difference. */
  metric?: 'value' | 'change' | 'difference'
}

export type RowColumns = Readonly<Record<string, RowColumn>>

type CellOf<M extends Measure> = M extends 'flag'
  ? boolean
  : M extends 'text' | 'quarter' | 'org' | 'date'
    ? string
    : number

/** One row of a chart's data; a null cell is missing, suppressed or not applicable. */
export type RowOf<C extends RowColumns> = { [Name in keyof C]: CellOf<C[Name]['measure']> | null }

export type Cell = string | number | boolean | null
export type AnyRow = Readonly<Record<string, Cell>>
