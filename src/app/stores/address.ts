import type { LocationQuery } from 'vue-router'
import { charts, filters } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import { applied, type Makers, type Marked } from '@/grammar/clause'
import type { ChartView, Deck } from '@/grammar/deck'
import type { Filters, Scope } from '@/grammar/filter'
import { isQuarter, quarterIndex, shiftQuarter, type Quarter } from '@/grammar/quarter'
import { scopeOn, type Ground } from '@/grammar/scope'

/** All values of a parameter that say something. */
export const listIn = (query: LocationQuery, name: string): string[] =>
  [query[name]].flat().filter((item): item is string => typeof item === 'string' && item !== '')
export const firstIn = (query: LocationQuery, name: string): string => listIn(query, name)[0] ?? ''

/** The address of a view, as the router has it. */
export const queryOf = ({ query }: Pick<ChartView, 'query'>): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  )

/** Filters as an address says them; what does not fit is left out. */
export function readFilters(query: LocationQuery): Filters {
  const [quarter, from, org] = [firstIn(query, 'quarter'), firstIn(query, 'from'), firstIn(query, 'org')]
  const values = filters.flatMap(({ column }) => {
    const chosen = listIn(query, column)
    return chosen.length ? [[column, chosen] as const] : []
  })
  return {
    ...(isQuarter(quarter) && { quarter }),
    ...(isQuarter(from) && { from }),
    ...(org && { org }),
    values: Object.fromEntries(values),
  }
}

/** `by=category:demand-trend`: on which chart's marks clauses were chosen; only of charts that keep the column, and of clauses that are there. */
export function readMakers(query: LocationQuery): Makers {
  const found = listIn(query, 'by').map((clause) => clause.split(':'))
  return Object.fromEntries(
    found.flatMap(([column = '', id = '']) =>
      listIn(query, column).length && charts.some((chart) => chart.id === id && chart.keeps?.includes(column))
        ? [[column, id]]
        : [],
    ),
  )
}

/** What a view is compared with: another quarter, or another unit. */
export type Versus = { quarter: Quarter; org?: never } | { org: string; quarter?: never }

/** 对比: the quarter or unit beside the one shown; one that is not there, or is the one shown, is none. */
export function readVersus(query: LocationQuery, ground: Ground): Versus | undefined {
  const wanted = firstIn(query, 'vs')
  if (!wanted) return undefined
  const here = scopeOn(ground, readFilters(query))
  if (isQuarter(wanted))
    return ground.quarters.includes(wanted) && wanted !== here.quarter ? { quarter: wanted } : undefined
  return ground.organisation.byPath.has(wanted) && wanted !== here.org ? { org: wanted } : undefined
}

/** The reading of a chart that an address asks for; the first where it asks for none that there is. */
export function readMode(query: LocationQuery, chart: string, modes: readonly string[] = []): string {
  const wanted = firstIn(query, chart)
  return modes.includes(wanted) ? wanted : (modes[0] ?? '')
}

/** One chart's scope, and what is marked in it. */
export interface ChartScope {
  scope: Scope
  marked: Marked
}

/** The scope of an address as it applies to one chart. In a comparison each pane is of its own quarter and unit. */
export function scopeIn(chart: Chart, query: LocationQuery, ground: Ground): ChartScope {
  const axes = ['quarter', 'org']
  const compared = readVersus(query, ground) !== undefined
  const clauses = Object.entries(readMakers(query)).filter(([column]) => !compared || !axes.includes(column))
  const { filters: own, marked } = applied(chart, readFilters(query), Object.fromEntries(clauses), ground.organisation)
  return { scope: scopeOn(ground, own), marked }
}

/** The same beside it: of the other unit; or up to the other quarter, as many quarters back. */
export function besideIn(chart: Chart, query: LocationQuery, ground: Ground): ChartScope | undefined {
  const versus = readVersus(query, ground)
  if (!versus) return undefined
  const { scope, marked } = scopeIn(chart, query, ground)
  const { values, quarter, from } = scope
  const shift = versus.quarter ? quarterIndex(versus.quarter) - quarterIndex(quarter) : 0
  const moved = { quarter: shiftQuarter(quarter, shift), from: shiftQuarter(from, shift) }
  return { scope: scopeOn(ground, { ...moved, org: versus.org ?? scope.org, values }), marked }
}

/** The deck that an address names. */
export const deckNamed = (query: LocationQuery, decks: readonly Deck[]): Deck | undefined =>
  decks.find(({ id }) => String(id) === firstIn(query, 'deck'))
