/** A closed range of plausible values, in the unit of the estimate it belongs to; low ≤ high. */
export interface Interval {
  low: number
  high: number
}
