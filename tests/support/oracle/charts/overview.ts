import { kpis } from '@/catalog/metrics'
import { figureOf } from '../metrics'
import { asOfDay, undated } from '../metrics/demands'
import type { Company } from '../../randomCompany'
import { daysBetween, lastDayOf, later } from '../../randomCompany/draw'
import { childrenOf, nodesOf } from '../metrics/place'
import { placesOf, shownQuarters, whereOf } from './rows'
import type { RowOracle } from './rows'

/** Rates of demands grow with time: quarters are compared at the age of the current one. */
const GROWING = ['on_time_rate', 'satisfied_rate']

const ageOf = (company: Company, quarter: string) =>
  Math.min(90, Math.max(0, daysBetween(lastDayOf(quarter), asOfDay(company))))

export const overviewCharts: Readonly<Record<string, RowOracle>> = {
  'overview-kpis': (company, ask) => ({
    by: ['metric', 'quarter'],
    rows: kpis.flatMap((metric) =>
      shownQuarters(ask).flatMap((quarter) => {
        const current = quarter === ask.quarter
        const where = whereOf(company, ask, undefined, [quarter])
        const grown = GROWING.includes(metric) && !current
        // What ended on an unknown day has no figure at equal age to compare.
        if (grown && undated(company, metric, where)) return [{ metric, quarter }]
        const age = ageOf(company, ask.quarter)
        return [{ metric, quarter, value: figureOf(company, metric, grown ? { ...where, age } : where).value }]
      }),
    ),
  }),

  'overview-scorecard': (company, ask) => {
    if (!childrenOf(nodesOf(company), ask.org).length) return { by: [], rows: [] }
    const at = (where: Parameters<typeof whereOf>[2]) =>
      new Map(kpis.map((metric) => [metric, figureOf(company, metric, whereOf(company, ask, where)).value]))
    const whole = at({ org: ask.org })
    return {
      by: ['org', 'metric'],
      rows: placesOf(company, ask.org).flatMap(({ org, where }) => {
        const own = at(where)
        if (![...own.values()].some((value) => value !== null)) return []
        return kpis.map((metric) => ({
          org,
          metric,
          value: own.get(metric) ?? null,
          parent_value: whole.get(metric) ?? null,
        }))
      }),
    }
  },

  // Which changes are listed is told by tests of its own; here, that what is listed is so.
  'overview-changes': (company, ask, found) => ({
    by: ['metric', 'org', 'dimension'],
    rows: found.map((row) => {
      const metric = String(row['metric'])
      const dimension = row['dimension'] === null ? null : String(row['dimension'])
      const column = metric.startsWith('demand') || GROWING.includes(metric) ? 'category' : '维度'
      const values = { ...ask.values, ...(dimension !== null && { [column]: [dimension] }) }
      const at = (quarter: string) =>
        figureOf(company, metric, {
          ...whereOf(company, { ...ask, values }, { org: String(row['org']) }, [quarter]),
          ...(GROWING.includes(metric) && { age: ageOf(company, ask.quarter) }),
        }).value
      return {
        metric,
        org: String(row['org']),
        dimension,
        value: at(ask.quarter),
        previous: at(later(ask.quarter, -1)),
      }
    }),
  }),
}
