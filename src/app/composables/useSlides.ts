import { charts } from '@/catalog'
import type { Chart, ChartContext } from '@/grammar/chart'
import type { ChartView, Slide } from '@/grammar/deck'
import { t } from '../i18n'
import { queryOf, readFilters, readMode, scopeIn } from '../stores/address'
import { useLibrary } from '../stores/library'
import { useView } from '../stores/view'
import { useContexts } from './useContexts'
import { titleKey } from './useExport'
import { useWords } from './useWords'

/** What slides say: their title, what they show, and what their chart finds, without drawing it. */
export function useSlides() {
  const library = useLibrary()
  const view = useView()
  const words = useWords()
  const { contextOf } = useContexts()

  const chartOf = ({ chart }: ChartView): Chart | undefined => charts.find(({ id }) => id === chart)

  /** The chart's own title, the heading, or 上次议定事项. */
  function nameOf(slide: Slide): string {
    if (slide.kind === 'followUp') return slide.title || t('meeting.agenda.followUp')
    if (slide.kind === 'section') return slide.title || t('meeting.agenda.section')
    const chart = chartOf(slide.view)
    return chart ? t(titleKey(chart)) : ''
  }

  /** Quarter, unit and filters of a view, and the quarter or unit beside it. */
  function shown({ query }: ChartView): string {
    const { quarter, org, values } = readFilters(queryOf({ query }))
    const [versus] = [query['vs'] ?? ''].flat()
    const parts = [
      quarter ? words.format.value.quarter(quarter) : '',
      org || t('card.everywhere'),
      ...words.narrowing({ values }),
      versus ? t('app.filters.comparedWith', { words: words.format.value.quarter(versus) }) : '',
    ]
    return parts.filter(Boolean).join(' · ')
  }

  /** A view as its chart would be drawn on a slide; undefined before anything is loaded, or where the chart is no more. */
  function drawnOf(of: ChartView): { chart: Chart; context: ChartContext } | undefined {
    const chart = chartOf(of)
    if (!chart || !view.ground) return undefined
    const query = queryOf(of)
    const context = contextOf(
      scopeIn(chart, query, view.ground),
      readMode(query, chart.id, chart.modes),
      'slide',
      Infinity,
    )
    return { chart, context }
  }

  /** What the chart of a view finds; '' where it has nothing to say. Throws `AbortError`, and what its query throws. */
  async function findingOf(of: ChartView, signal?: AbortSignal): Promise<string> {
    const drawn = drawnOf(of)
    if (!drawn || !library.state) return ''
    const { chart, context } = drawn
    const answer = await library.state.answerer.answer(chart, context.scope, signal)
    return answer.absence ? '' : chart.headline(answer.rows, context, answer.evidence)
  }

  return { chartOf, nameOf, shown, findingOf }
}
