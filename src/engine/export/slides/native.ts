/** A chart as PowerPoint has them: editable, with a workbook of its own. */
export interface NativeChart {
  /** Names along the category axis; empty where points have places of their own. */
  categories: readonly string[]
  /** Bars lie; the category axis stands. */
  horizontal: boolean
  /** The first category is uppermost. */
  reversed: boolean
  category: { name: string; shown: boolean }
  value: NativeAxis
  /** A second measure on the same categories. */
  secondary?: NativeAxis
  /** Of points: the axis along. */
  x?: NativeAxis
  series: readonly NativeSeries[]
  legend: boolean
}

/** An axis of numbers; its ends are set on purpose. */
export interface NativeAxis {
  name: string
  min: number
  max: number
  step?: number
  /** A number format of spreadsheets. */
  format: string
  reversed: boolean
  shown: boolean
}

export interface NativeSeries {
  name: string
  kind: 'area' | 'bar' | 'line' | 'points'
  stacked: boolean
  secondary: boolean
  /** One a category, or one a point; null is a gap, never 0. */
  values: readonly (number | null)[]
  /** Of points: where they stand along. */
  x?: readonly (number | null)[]
  /** None: it keeps its place, unpainted. */
  paint: Paint | undefined
  /** Of single values, where they differ. */
  paints: readonly (Paint | undefined)[]
  /** Written beside a value; '' where nothing is. A number is written as such, so that it follows the data. */
  labels: readonly (string | { format: string } | '')[]
  labelled: 'inside' | 'right' | 'above' | 'below'
  line: { width: number; dashed: boolean; drawn: boolean }
  marker: boolean
  /** Helps others to their place; not in the legend. */
  helper: boolean
}

/** `color`: six hexadecimal digits. `alpha`: 0 to 1. */
export interface Paint {
  color: string
  alpha: number
}

/** Fonts of text in a chart: for Latin letters and for Chinese. */
export interface ChartStyle {
  latin: string
  chinese: string
  ink: string
  muted: string
  line: string
  /** Points. */
  size: number
}
