import { computed, type Ref } from 'vue'
import type { Chart, ChartContext, Room } from '@/grammar/chart'
import type { Marked } from '@/grammar/clause'
import type { Scope } from '@/grammar/filter'
import type { Answer } from '@/engine/answer'
import { t } from '../i18n'
import { useChart } from './useChart'
import { useChartContext } from './useChartContext'
import { titleKey } from './titles'
import { useWords } from './useWords'

/** One view of a chart with its sentences: the card has one, a comparison two. */
export function usePane(
  chart: Chart,
  visible: Ref<boolean>,
  width: Ref<number>,
  viewed: () => { scope: Scope; marked: Marked } | undefined,
  { name = chart.id, room }: { name?: string; room?: Exclude<Room, 'picture'> | undefined } = {},
) {
  const words = useWords()
  const { state, answer, fault, retry, settled } = useChart(chart, visible, () => viewed()?.scope, name)
  const { context, contextFor } = useChartContext(chart, width, viewed, room)
  const rows = computed(() => answer.value?.rows ?? [])

  /** The last answer stays in sight while the next one is asked for. */
  const shown = computed(() =>
    state.value === 'ready' || (state.value === 'loading' && rows.value.length > 0 && !answer.value?.absence)
      ? context.value
      : undefined,
  )
  const title = computed(() => t(titleKey(chart)))
  const headline = computed(() =>
    shown.value ? chart.headline(rows.value, shown.value, answer.value?.evidence) : title.value,
  )
  const footer = computed(() => (shown.value && answer.value ? linesOf(shown.value, answer.value) : []))

  function linesOf(drawn: ChartContext, from: Answer): string[] {
    return [
      ...words.footer(chart, drawn.scope, chart.size(from.rows), from.provenance),
      ...words.notes(chart, from, drawn),
    ]
  }
  const summary = computed(() =>
    t('card.summary', { title: title.value, headline: headline.value, footer: footer.value.join(' ') }),
  )
  return { state, answer, fault, retry, settled, context, contextFor, rows, shown, title, headline, footer, summary }
}

export type Pane = ReturnType<typeof usePane>
