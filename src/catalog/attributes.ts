import { workerColumns } from './datasets/shared'

/** Attributes that groups of workers are told apart by, the most telling first: the order of a choice. */
export const attributes = [
  'age_band',
  'position',
  'gender',
  'seniority',
  'education',
  'party_member',
  'employment',
] as const satisfies readonly (keyof typeof workerColumns)[]

/** Values with an order of their own. */
const ORDERED: readonly string[] = [...workerColumns.age_band.bands.labels, ...workerColumns.seniority.bands.labels]

/** Values by their own order; those that have none stay as they are. */
export function inOrder(values: readonly string[]): string[] {
  return values.every((value) => ORDERED.includes(value))
    ? [...values].sort((a, b) => ORDERED.indexOf(a) - ORDERED.indexOf(b))
    : [...values]
}

/** The attribute asked for; where the usual one was never filled in, the first that was. */
export function shownAttribute(rows: readonly { attribute: string | null }[], mode: string): string {
  const known = attributes.filter((attribute) => rows.some((row) => row.attribute === attribute))
  const [usual] = attributes
  const asked = attributes.find((attribute) => attribute === mode) ?? usual
  return asked === usual && !known.includes(usual) ? (known[0] ?? usual) : asked
}
