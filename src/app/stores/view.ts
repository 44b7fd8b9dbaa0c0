import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { charts, filters } from '@/catalog'
import type { Chart, Drill } from '@/grammar/chart'
import { applied, type Makers, type Marked } from '@/grammar/clause'
import type { Filters, Scope } from '@/grammar/filter'
import { isQuarter, quarterIndex, shiftQuarter, type Quarter } from '@/grammar/quarter'
import { scopeOn, type Ground } from '@/grammar/scope'
import { readTargets } from '@/grammar/target'
import { locales, type Locale } from '@/grammar/words'
import { useLibrary } from './library'

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

/** What a view is compared with: another quarter, or another unit. */
export type Versus = { quarter: Quarter; org?: never } | { org: string; quarter?: never }

/** `by=category:demand-trend`: on which chart's marks clauses were chosen; only of charts that keep the column, and of clauses that are there. */
export function readMakers(query: LocationQuery): Makers {
  const found = list(query['by']).map((clause) => clause.split(':'))
  return Object.fromEntries(
    found.flatMap(([column = '', id = '']) =>
      list(query[column]).length && charts.some((chart) => chart.id === id && chart.keeps?.includes(column))
        ? [[column, id]]
        : [],
    ),
  )
}

/** The address is the state: the one place that reads it, and the one that writes it. Undo is the browser's back. */
export const useView = defineStore('view', () => {
  const route = useRoute()
  const router = useRouter()
  const library = useLibrary()

  const page = computed(() => String(route.name ?? ''))
  /** The chart that a drill goes to, until it is there. */
  const destination = ref<string>()
  const asked = computed(() => readFilters(route.query))
  const language = computed<Locale>(() => locales.find((name) => name === first(route.query['lang'])) ?? 'zh-CN')

  const targets = computed(() => readTargets(library.state?.notes['targets']))

  const ground = computed<Ground | undefined>(() => library.state && { ...library.state, targets: targets.value })
  const makers = computed(() => readMakers(route.query))

  /** The filters against what is loaded: defaults filled in, unknown places dropped. */
  const scope = computed<Scope | undefined>(() => ground.value && scopeOn(ground.value, asked.value))

  /** 对比: the quarter or unit beside the one shown; one that is not there, or is the one shown, is none. */
  const versus = computed<Versus | undefined>(() => {
    const [wanted, here, loaded] = [first(route.query['vs']), scope.value, ground.value]
    if (!here || !loaded || !wanted) return undefined
    if (isQuarter(wanted))
      return loaded.quarters.includes(wanted) && wanted !== here.quarter ? { quarter: wanted } : undefined
    return loaded.organisation.byPath.has(wanted) && wanted !== here.org ? { org: wanted } : undefined
  })

  /** The scope as it applies to one chart, and what is marked in it. In a comparison each pane is of its own quarter and unit. */
  function viewOf(chart: Chart): { scope: Scope; marked: Marked } | undefined {
    if (!ground.value) return undefined
    const axes = ['quarter', 'org']
    const clauses = Object.entries(makers.value).filter(([column]) => !versus.value || !axes.includes(column))
    const { filters: own, marked } = applied(chart, asked.value, Object.fromEntries(clauses), ground.value.organisation)
    return { scope: scopeOn(ground.value, own), marked }
  }

  /** The same beside it: of the other unit; or up to the other quarter, as many quarters back. */
  function besideOf(chart: Chart): { scope: Scope; marked: Marked } | undefined {
    const own = viewOf(chart)
    if (!own || !ground.value || !versus.value) return undefined
    const { values, quarter, from } = own.scope
    const shift = versus.value.quarter ? quarterIndex(versus.value.quarter) - quarterIndex(quarter) : 0
    const moved = { quarter: shiftQuarter(quarter, shift), from: shiftQuarter(from, shift) }
    const org = versus.value.org ?? own.scope.org
    return { scope: scopeOn(ground.value, { ...moved, org, values }), marked: own.marked }
  }

  /** Changes parameters of the address; an empty value removes one. Steps that can be undone push, the rest replace. */
  function write(
    changes: Readonly<Record<string, string | readonly string[]>>,
    options: { page?: string; replace?: boolean; maker?: Chart } = {},
  ): Promise<unknown> {
    destination.value = undefined
    const says = (value: string | readonly string[]) => JSON.stringify([value].flat().filter(Boolean))
    const isNew = ([name, value]: [string, string | readonly string[]]) => says(value) !== says(list(route.query[name]))
    const changed = Object.entries(changes).filter(isNew)
    const others = Object.entries(makers.value).filter(([column]) => !changed.some(([name]) => name === column))
    const mine = changed.flatMap(([name]) => (options.maker?.keeps?.includes(name) ? [[name, options.maker.id]] : []))
    const by = [...others, ...mine].map((clause) => clause.join(':'))
    const kept = Object.entries(route.query).filter(([name]) => !(name in changes) && name !== 'by')
    const set = Object.entries({ ...changes, by }).flatMap(([name, value]) =>
      value.length ? [[name, typeof value === 'string' ? value : [...value]] as const] : [],
    )
    const query: LocationQuery = Object.fromEntries([...kept, ...set])
    const target = { name: options.page ?? page.value, query }
    return options.replace ? router.replace(target) : router.push(target)
  }

  const mode = (chart: string, modes: readonly string[] = []): string => {
    const wanted = first(route.query[chart])
    return modes.includes(wanted) ? wanted : (modes[0] ?? '')
  }

  const orgWords = (path: string) => (path === library.state?.organisation.start.path ? '' : path)
  const quarterWords = (quarter: string) => (quarter === library.state?.current ? '' : quarter)

  /** Narrows to a mark of `chart`, and goes to the chart that answers next. The same mark again takes its clauses back. */
  async function drill(chart: Chart, drill: Drill): Promise<void> {
    const { page: target, quarter, org, values, next, last } = drill
    const changes: Record<string, string | readonly string[]> = {
      ...(quarter && { quarter: quarterWords(quarter) }),
      ...(org !== undefined && { org: orgWords(org) }),
      ...values,
    }
    const { marked = {}, scope: own } = viewOf(chart) ?? {}
    const columns = Object.keys(changes)
    if (columns.length > 0 && columns.every((name) => String(marked[name]) === String(changes[name]))) {
      const undone = columns.map((name) => [name, name === 'org' ? orgWords(own?.org ?? '') : ''] as const)
      await write(Object.fromEntries(undone))
      return
    }
    const leaf = org !== undefined && library.state?.organisation.byPath.get(org)?.children.length === 0
    await write(changes, { maker: chart, ...(target && { page: target }) })
    destination.value = (leaf ? last : undefined) ?? next
  }

  /** The same on a mark of the pane beside: its unit, or its quarter, moves that pane. */
  function drillBeside(chart: Chart, { quarter, org, ...rest }: Drill): Promise<void> {
    const moved = versus.value?.org === undefined ? quarter : org
    if (moved !== undefined) return write({ vs: moved, ...rest.values }).then(() => undefined)
    return drill(chart, {
      ...rest,
      ...(versus.value?.org === undefined ? org !== undefined && { org } : quarter && { quarter }),
    })
  }

  return {
    page,
    asked,
    viewOf,
    besideOf,
    versus,
    destination,
    drillBeside,
    scope,
    language,
    mode,
    write,
    setVersus: (other: string) => write({ vs: other }),
    setOrg: (path: string) => write({ org: orgWords(path) }),
    setQuarter: (quarter: Quarter) => write({ quarter: quarterWords(quarter) }),
    setFrom: (from: Quarter) => write({ from }),
    setValues: (column: string, values: readonly string[]) => write({ [column]: values }),
    setLanguage: (next: Locale) => write({ lang: next === 'zh-CN' ? '' : next }, { replace: true }),
    setMode: (chart: string, next: string) => write({ [chart]: next }, { replace: true }),
    drill,
  }
})
