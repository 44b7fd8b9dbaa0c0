import { charts } from '@/catalog'
import type { Scope } from '@/grammar/filter'
import type { ChartView } from '@/grammar/deck'
import { besideIn, readMode, readVersus, scopeIn, type ChartScope } from '../stores/address'
import { useLibrary } from '../stores/library'
import { useView } from '../stores/view'
import type { Exportable, LabelledDrawing } from './drawPanes'
import { useContexts } from './useContexts'
import { useWords } from './useWords'

/** Any view of a chart, seen without going there: for slides, documents and print. */
export function useOffScreen() {
  const library = useLibrary()
  const view = useView()
  const words = useWords()
  const { contextOf } = useContexts()

  /** Asks for what a kept view shows now; nothing where its chart is no more. Rejects with `Fault` or AbortError. */
  async function see({ chart: id, query: kept }: ChartView, signal: AbortSignal): Promise<Exportable | undefined> {
    const chart = charts.find((one) => one.id === id)
    const { ground } = view
    const answerer = library.state?.answerer
    if (!chart || !ground || !answerer) return undefined
    const query = Object.fromEntries(
      Object.entries(kept).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
    )
    const versus = readVersus(query, ground)
    const name = (scope: Scope) =>
      !versus ? '' : versus.quarter ? words.format.value.quarter(scope.quarter) : words.place(scope)
    const pane = async (own: ChartScope): Promise<LabelledDrawing> => ({
      answer: await answerer.answer(chart, own.scope, signal),
      context: contextOf(own, readMode(query, chart.id, chart.modes), 'picture', 0),
      label: name(own.scope),
    })
    const beside = besideIn(chart, query, ground)
    const [first, second] = await Promise.all([pane(scopeIn(chart, query, ground)), beside && pane(beside)])
    return { chart, panes: second ? [first, second] : [first] }
  }

  return { see }
}
