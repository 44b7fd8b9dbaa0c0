import type { AnyRow } from '@/grammar/column'
import type { Company } from '../../randomCompany'
import { lastDayOf, QUARTERS, type Cells } from '../../randomCompany/draw'
import { asOfDay } from '../metrics/demands'
import { headcount } from '../metrics/headcount'
import { cell, childrenOf, history, nodesOf, within, type Where } from '../metrics/place'

/** What a chart is asked of. */
export interface ChartAsk {
  org: string
  from: string
  quarter: string
  values: Where['values']
}

export type Wanted = Readonly<Record<string, string | number | boolean | null>>

/** The rows that a chart must export: `by` tells them apart; columns that are not named are not compared. */
export interface WantedRows {
  by: readonly string[]
  rows: readonly Wanted[]
}
/** `found`: what the chart exports, for one that lists only some of what it could. */
export type RowOracle = (company: Company, ask: ChartAsk, found: readonly AnyRow[]) => WantedRows

export const shownQuarters = ({ from, quarter }: ChartAsk): string[] =>
  QUARTERS.filter((one) => one >= from && one <= quarter)

/** The children of the node, and what is attached to it itself, which has no name. */
export function placesOf(company: Company, org: string): { org: string | null; where: Pick<Where, 'org' | 'own'> }[] {
  const children = childrenOf(nodesOf(company), org)
  return [
    ...children.map((child) => ({ org: child, where: { org: child } })),
    { org: null, where: { org, ...(children.length > 0 && { own: true as const }) } },
  ]
}

/** A question as the metrics' oracles take it. */
export const whereOf = (
  company: Company,
  ask: ChartAsk,
  place: Pick<Where, 'org' | 'own'> = { org: ask.org },
  quarters: readonly string[] = [ask.quarter],
): Where => ({ ...place, quarters, values: ask.values, asOf: asOfDay(company) })

/** Rows of a table under the ask's filters, in these quarters. */
export const rowsIn = (
  company: Company,
  table: Parameters<typeof history>[1],
  ask: ChartAsk,
  place?: Pick<Where, 'org' | 'own'>,
  quarters?: readonly string[],
): Cells[] => {
  const where = whereOf(company, ask, place, quarters)
  return within(history(company, table, where), where.quarters)
}

export const headsIn = (company: Company, ask: ChartAsk, place?: Pick<Where, 'org' | 'own'>, quarter = ask.quarter) =>
  headcount(company, whereOf(company, ask, place, [quarter]), ['在册人数']).sums[0] ?? null

export const over = (part: number | null, whole: number | null, times = 1): number | null =>
  part === null || !whole ? null : (part / whole) * times

export const distinct = (rows: readonly Cells[], name: string): string[] => [
  ...new Set(rows.map((row) => cell(row, name))),
]

export const having = (rows: readonly Cells[], name: string, value: string): Cells[] =>
  rows.filter((row) => cell(row, name) === value)

/** Sum of what is known; null where nothing is. */
export function known(rows: readonly Cells[], read: (row: Cells) => number | null): number | null {
  const numbers = rows.map(read).filter((one): one is number => one !== null)
  return numbers.length ? numbers.reduce((sum, one) => sum + one, 0) : null
}

/** A quarter that is not over on the last day of which anything is known. */
export const runs = (company: Company, quarter: string): boolean => asOfDay(company) < lastDayOf(quarter)
