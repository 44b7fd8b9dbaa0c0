import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { filters } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import type { Cell } from '@/grammar/column'
import type { Scope } from '@/grammar/filter'
import { isQuarter, shiftQuarter } from '@/grammar/quarter'
import { pathNames } from '@/grammar/organisation'

/** A figure that the reader asked about: its chart, the scope narrowed to it, the metric, and how it was computed. */
export interface Traced {
  chart: Chart
  scope: Scope
  metric: string
  value: string
  sql: string
}

/** The scope of one row of a chart: its quarter, its unit, its values of filtered columns. */
export function narrowed(scope: Scope, row: Readonly<Record<string, Cell>>): Scope {
  const { quarter, org } = row
  const values = filters.flatMap(({ column }) => {
    const value = row[column]
    return typeof value === 'string' && value !== '' ? [[column, [value]] as const] : []
  })
  return {
    ...scope,
    ...(typeof quarter === 'string' &&
      isQuarter(quarter) && {
        quarter,
        from: quarter,
        previous: shiftQuarter(quarter, -1),
        yearAgo: shiftQuarter(quarter, -4),
      }),
    ...(typeof org === 'string' && org !== '' && { org, depth: pathNames(org).length }),
    values: { ...scope.values, ...Object.fromEntries(values) },
  }
}

/** Which figure's origin is shown. */
export const useTrace = defineStore('trace', () => {
  const shown = shallowRef<Traced>()
  return { shown, open: (figure: Traced) => (shown.value = figure), close: () => (shown.value = undefined) }
})
