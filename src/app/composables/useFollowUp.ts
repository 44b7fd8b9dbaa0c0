import { charts } from '@/catalog'
import { figureChart } from '@/catalog/meetings/figure'
import { leading } from '@/catalog/meetings/leading'
import { isMetric } from '@/catalog/metrics/amounts'
import { followedUp, type ChartView, type Decision, type Deck, type Figure, type FollowUp } from '@/grammar/deck'
import type { Quarter } from '@/grammar/quarter'
import { scopeOn } from '@/grammar/scope'
import { queryOf, readFilters } from '../stores/address'
import { useLibrary } from '../stores/library'
import { useMeetings } from '../stores/meetings'

/** What decisions are measured by: at the time, and since. */
export function useFollowUp() {
  const library = useLibrary()
  const meetings = useMeetings()

  /** A metric under filters in a quarter; its value is null where it is hidden, not known, or the unit is no more. Throws `AbortError`. */
  async function measure(
    { metric, org, values }: Pick<Figure, 'metric' | 'org' | 'values'>,
    quarter: Quarter,
    signal?: AbortSignal,
  ): Promise<Figure> {
    const unknown: Figure = { metric, org, values, value: null, n: null }
    const { state } = library
    if (!state || !isMetric(metric) || (org && !state.organisation.byPath.has(org))) return unknown
    const scope = scopeOn(state, { quarter, values, ...(org && { org }) })
    const { rows } = await state.answerer.answer(figureChart(metric), scope, signal)
    const [row] = rows
    return { ...unknown, value: numberIn(row?.['value']), n: numberIn(row?.['n']) }
  }

  /** The figure of a decision made on a view: its leading metric, or the one chosen; null where there is none. */
  async function figureOf(
    view: ChartView,
    quarter: Quarter,
    chosen?: string,
    signal?: AbortSignal,
  ): Promise<Figure | null> {
    const metric = chosen ?? (charts.some(({ id }) => id === view.chart) ? leading[view.chart] : undefined)
    if (!metric) return null
    const { org = '', values } = readFilters(queryOf(view))
    return measure({ metric, org, values }, quarter, signal)
  }

  /** Decisions with what each is measured by in a later quarter; nothing yet for those of that quarter. */
  function since(decisions: readonly Decision[], quarter: Quarter, signal?: AbortSignal): Promise<FollowUp[]> {
    return Promise.all(
      decisions.map(async (decision) => {
        const { figure } = decision
        return { decision, now: figure && decision.quarter < quarter ? await measure(figure, quarter, signal) : null }
      }),
    )
  }

  /** What earlier meetings decided, with each figure in the quarter of `deck`. */
  const followUps = (deck: Deck, signal?: AbortSignal): Promise<FollowUp[]> =>
    since(followedUp(meetings.all, deck), deck.quarter, signal)

  return { measure, figureOf, since, followUps }
}

const numberIn = (cell: unknown): number | null => (typeof cell === 'number' ? cell : null)
