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
  '万元/户',
  '季',
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

/** Two quantities of different units met in a sum; the stage has the words (`units.different`). */
export class UnitsDiffer extends RangeError {
  override readonly name = 'UnitsDiffer'
  constructor(
    readonly left: Unit,
    readonly right: Unit,
  ) {
    super(`different units: ${left}, ${right}`)
  }
}

/** The sum of two quantities of one unit. Throws `UnitsDiffer` when units that were only known at run time differ. */
export function add<U extends Unit>(left: Quantity<U>, right: Quantity<NoInfer<U>>): Quantity<U> {
  if (left.unit !== right.unit) throw new UnitsDiffer(left.unit, right.unit)
  return { value: left.value + right.value, unit: left.unit }
}

/** One quantity for each of another (581 人次 in 3 次: 193.7 人次/次); undefined where there is nothing to divide by. */
export function divide<U extends Unit, V extends Unit>(
  part: Quantity<U>,
  whole: Quantity<V>,
): { value: number; unit: `${U}/${V}` } | undefined {
  return whole.value === 0 ? undefined : { value: part.value / whole.value, unit: `${part.unit}/${whole.unit}` }
}

/** Which way a metric is good; `none` is never coloured or ranked. */
export type Better = 'higher' | 'lower' | 'none'
