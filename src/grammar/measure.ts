/**
 * Units of measure. A quantity carries its unit in its type, so that 人次 and 人 cannot be added:
 * `add(quantity(3, '人'), quantity(4, '人次'))` does not compile.
 */
export const units = [
  '件',
  '人',
  '份',
  '人次',
  '次',
  '种',
  '户',
  '%',
  '分',
  '天',
  '件/百人',
  '次/人',
  '万元',
  '项',
  '条',
  '个',
  '名',
  '张',
] as const
export type Unit = (typeof units)[number]

export interface Quantity<U extends Unit> {
  readonly value: number
  readonly unit: U
}

export function quantity<U extends Unit>(value: number, unit: U): Quantity<U> {
  return { value, unit }
}

/** The sum of two quantities of one unit. Throws `RangeError` when units that were only known at run time differ. */
export function add<U extends Unit>(left: Quantity<U>, right: Quantity<NoInfer<U>>): Quantity<U> {
  if (left.unit !== right.unit) throw new RangeError(`different units: ${left.unit}, ${right.unit}`)
  return { value: left.value + right.value, unit: left.unit }
}

/** Which way a metric is good; `none` is never coloured or ranked. */
export type Better = 'higher' | 'lower' | 'none'
