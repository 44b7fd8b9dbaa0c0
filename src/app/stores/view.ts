import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { filters } from '@/catalog'
import type { Drill } from '@/grammar/chart'
import type { Filters, Scope } from '@/grammar/filter'
import { isQuarter, quarterIndex, shiftQuarter, type Quarter } from '@/grammar/quarter'
import { readTargets } from '@/grammar/target'
import { locales, type Locale } from '@/grammar/words'
import { useLibrary } from './library'

const SHOWN_QUARTERS = 8

const list = (value: LocationQuery[string] | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string' && item !== '')
const first = (value: LocationQuery[string] | undefined): string => list(value)[0] ?? ''

/** Filters as the address says them; what does not fit is left out. */
export function readFilters(query: LocationQuery): Filters {
  const quarter = first(query['quarter'])
  const from = first(query['from'])
  const org = first(query['org'])
  const values = filters.flatMap(({ column }) =>
    list(query[column]).length ? [[column, list(query[column])] as const] : [],
  )
  return {
    ...(isQuarter(quarter) && { quarter }),
    ...(isQuarter(from) && { from }),
    ...(org && { org }),
    values: Object.fromEntries(values),
  }
}

/** The address is the state: the one place that reads it, and the one that writes it. Undo is the browser's back. */
export const useView = defineStore('view', () => {
  const route = useRoute()
  const router = useRouter()
  const library = useLibrary()

  const page = computed(() => String(route.name ?? ''))
  const asked = computed(() => readFilters(route.query))
  const language = computed<Locale>(() => locales.find((name) => name === first(route.query['lang'])) ?? 'zh-CN')

  const targets = computed(() => readTargets(library.state?.notes['targets']))

  /** The filters against what is loaded: defaults filled in, unknown places dropped. */
  const scope = computed<Scope | undefined>(() => {
    const loaded = library.state
    if (!loaded) return undefined
    const quarter = asked.value.quarter ?? loaded.current
    const earliest = loaded.quarters[0] ?? quarter
    const usual = quarter < earliest ? quarter : later(shiftQuarter(quarter, 1 - SHOWN_QUARTERS), earliest)
    const from = asked.value.from && quarterIndex(asked.value.from) <= quarterIndex(quarter) ? asked.value.from : usual
    const node =
      loaded.organisation.byPath.get(asked.value.org ?? loaded.organisation.start.path) ?? loaded.organisation.start
    return {
      quarter,
      from,
      previous: shiftQuarter(quarter, -1),
      yearAgo: shiftQuarter(quarter, -4),
      asOf: loaded.asOf,
      org: node.path,
      depth: node.depth,
      targets: targets.value,
      values: asked.value.values,
    }
  })

  /** Changes parameters of the address; an empty value removes one. Steps that can be undone push, the rest replace. */
  function write(
    changes: Readonly<Record<string, string | readonly string[]>>,
    options: { page?: string; replace?: boolean } = {},
  ): void {
    const kept = Object.entries(route.query).filter(([name]) => !(name in changes))
    const set = Object.entries(changes).flatMap(([name, value]) =>
      value.length ? [[name, typeof value === 'string' ? value : [...value]] as const] : [],
    )
    const query: LocationQuery = Object.fromEntries([...kept, ...set])
    const target = { name: options.page ?? page.value, query }
    void (options.replace ? router.replace(target) : router.push(target))
  }

  const mode = (chart: string, modes: readonly string[] = []): string => {
    const wanted = first(route.query[chart])
    return modes.includes(wanted) ? wanted : (modes[0] ?? '')
  }

  return {
    page,
    asked,
    scope,
    language,
    mode,
    write,
    setOrg: (path: string) => write({ org: path === library.state?.organisation.start.path ? '' : path }),
    setQuarter: (quarter: Quarter) => write({ quarter: quarter === library.state?.current ? '' : quarter }),
    setFrom: (from: Quarter) => write({ from }),
    setValues: (column: string, values: readonly string[]) => write({ [column]: values }),
    setLanguage: (next: Locale) => write({ lang: next === 'zh-CN' ? '' : next }, { replace: true }),
    setMode: (chart: string, next: string) => write({ [chart]: next }, { replace: true }),
    drill: ({ page: target, quarter, org, values }: Drill) =>
      write(
        { ...(quarter && { quarter }), ...(org !== undefined && { org }), ...values },
        target ? { page: target } : {},
      ),
  }
})

function later(a: Quarter, b: Quarter): Quarter {
  return quarterIndex(a) > quarterIndex(b) ? a : b
}
