import { onScopeDispose, shallowRef, watch } from 'vue'
import { charts } from '@/catalog'
import type { ChartView, Slide } from '@/grammar/deck'
import { followedUp, isSameView, slideOf } from '@/grammar/deck'
import type { Quarter } from '@/grammar/quarter'
import { scopeOn } from '@/grammar/scope'
import { isAbort } from '@/engine/database/query'
import { useLibrary } from '../stores/library'
import { useMeetings } from '../stores/meetings'
import { useReadiness } from '../stores/readiness'

/** At most so many changes, and of one chart: a meeting has an hour. */
const [MOST, OF_ONE] = [6, 2]
const [FIGURES, CHANGES] = ['overview-kpis', 'overview-changes']

const chartNamed = (id: string | undefined) => charts.find((chart) => chart.id === id)

/** A deck for a quarter that has none: what was decided, the key figures, and what changed most certainly, each where it opens. */
export function useSuggestion(quarterOf: () => Quarter | undefined) {
  const library = useLibrary()
  const meetings = useMeetings()
  const readiness = useReadiness()
  const slides = shallowRef<readonly Slide[]>()
  let asking: AbortController | undefined

  async function views(quarter: Quarter, signal: AbortSignal): Promise<ChartView[]> {
    const { state } = library
    const list = chartNamed(CHANGES)
    const figures = { chart: FIGURES, page: 'overview', query: { quarter } }
    if (!state || !list) return [figures]
    const scope = scopeOn(state, { quarter, values: {} })
    const { rows, absence } = await state.answerer.answer(list, scope, signal)
    const changes = (absence ? [] : rows).flatMap((row): ChartView[] => {
      const { next, org, values = {} } = list.drill?.(row, scope) ?? {}
      const chart = chartNamed(next)
      if (!chart) return []
      const said = Object.entries(values).map(([column, some]) => [column, some.length === 1 ? String(some[0]) : some])
      const query = { quarter, ...(org && { org }), ...Object.fromEntries(said) } as ChartView['query']
      return [{ chart: chart.id, page: chart.page, query }]
    })
    const distinct = changes.filter((one, index) => changes.findIndex((other) => isSameView(one, other)) === index)
    const varied = distinct.filter(
      ({ chart }, index) => distinct.slice(0, index).filter((other) => other.chart === chart).length < OF_ONE,
    )
    return [figures, ...varied.slice(0, MOST)]
  }

  watch(
    [quarterOf, () => library.state?.version, () => meetings.all.decisions],
    async ([quarter]) => {
      asking?.abort()
      slides.value = undefined
      if (!quarter) return readiness.done(CHANGES)
      const { signal } = (asking = new AbortController())
      readiness.wait(CHANGES)
      try {
        const found = await views(quarter, signal)
        if (signal.aborted) return
        const before = followedUp(meetings.all, { quarter }).length
        const first: Slide[] = before ? [{ id: found.length + 1, kind: 'followUp', title: '', note: '' }] : []
        slides.value = [...first, ...found.map((view, index) => slideOf(index + 1, view))]
      } catch (error) {
        if (!isAbort(error) && !signal.aborted) slides.value = []
      }
      if (!signal.aborted) readiness.done(CHANGES)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    asking?.abort()
    readiness.done(CHANGES)
  })
  return slides
}
