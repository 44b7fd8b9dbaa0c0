import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import type { Chart, Drill } from '@/grammar/chart'
import type { Scope } from '@/grammar/filter'
import type { Quarter } from '@/grammar/quarter'
import { scopeOn, type Ground } from '@/grammar/scope'
import { readTargets } from '@/grammar/target'
import { locales, type Locale } from '@/grammar/words'
import { besideIn, firstIn, listIn, readFilters, readMakers, readMode, readVersus, scopeIn } from './address'
import { useLibrary } from './library'

/** The address is the state: the one place that reads it, and the one that writes it. Undo is the browser's back. */
export const useView = defineStore('view', () => {
  const route = useRoute()
  const router = useRouter()
  const library = useLibrary()

  const page = computed(() => String(route.name ?? ''))
  /** The chart that a drill goes to, until it is there. */
  const destination = ref<string>()
  const asked = computed(() => readFilters(route.query))
  const language = computed<Locale>(() => locales.find((name) => name === firstIn(route.query, 'lang')) ?? 'zh-CN')

  const targets = computed(() => readTargets(library.state?.notes['targets']))

  const ground = computed<Ground | undefined>(() => library.state && { ...library.state, targets: targets.value })
  const makers = computed(() => readMakers(route.query))

  /** The filters against what is loaded: defaults filled in, unknown places dropped. */
  const scope = computed<Scope | undefined>(() => ground.value && scopeOn(ground.value, asked.value))

  const versus = computed(() => ground.value && readVersus(route.query, ground.value))
  const viewOf = (chart: Chart) => ground.value && scopeIn(chart, route.query, ground.value)
  const besideOf = (chart: Chart) => ground.value && besideIn(chart, route.query, ground.value)

  /** Changes parameters of the address; an empty value removes one. Steps that can be undone push, the rest replace. */
  function write(
    changes: Readonly<Record<string, string | readonly string[]>>,
    options: { page?: string; replace?: boolean; maker?: Chart } = {},
  ): Promise<unknown> {
    destination.value = undefined
    const says = (value: string | readonly string[]) => JSON.stringify([value].flat().filter(Boolean))
    const isNew = ([name, value]: [string, string | readonly string[]]) =>
      says(value) !== says(listIn(route.query, name))
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

  const mode = (chart: string, modes: readonly string[] = []) => readMode(route.query, chart, modes)

  const isLeaf = (org: string | undefined): boolean =>
    org !== undefined && library.state?.organisation.byPath.get(org)?.children.length === 0
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
    // On a slide the chart that answers next takes the stage; there is no page to go to.
    if (page.value === 'present') {
      const answers = isLeaf(org) ? (last ?? next) : next
      await write({ ...changes, ...(answers && answers !== chart.id && { focus: answers }) }, { maker: chart })
      return
    }
    await write(changes, { maker: chart, ...(target && { page: target }) })
    destination.value = (isLeaf(org) ? last : undefined) ?? next
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
    ground,
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
