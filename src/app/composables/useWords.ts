import { computed } from 'vue'
import { datasets } from '@/catalog'
import type { Chart, ChartContext } from '@/grammar/chart'
import { readMinimum, withMinimum } from '@/grammar/dataset'
import type { Deck } from '@/grammar/deck'
import type { Scope } from '@/grammar/filter'
import { formatFor } from '@/grammar/format'
import { lastName } from '@/grammar/organisation'
import { isQuarter } from '@/grammar/quarter'
import type { Answer, Provenance } from '@/engine/answer'
import { columnLabel, label, locale, t, unitLabel } from '../i18n'
import { useLibrary } from '../stores/library'

/** Filters, sources and sizes as people say them. */
export function useWords() {
  const library = useLibrary()
  const format = computed(() => formatFor(locale(), unitLabel))

  /** `2024年4季度–2026年3季度`, or the one quarter. */
  function period(scope: Scope, window: Chart['window']): string {
    const last = format.value.quarter(scope.quarter)
    return window === 'range' && scope.from !== scope.quarter ? `${format.value.quarter(scope.from)}–${last}` : last
  }

  const place = (scope: Scope): string => scope.org || t('card.everywhere')

  /** The attribute filters, each `性别：男`. */
  function narrowing(scope: Pick<Scope, 'values'>): string[] {
    return Object.entries(scope.values).map(([column, values]) =>
      t('card.filterWords', {
        column: columnLabel(column),
        values: values.map((value) => label(column, value)).join(t('card.comma')),
      }),
    )
  }

  /** Names of the source files, at most three written out. */
  function sources(provenance: Provenance): string {
    const names = (library.state?.batches ?? [])
      .filter((batch) => provenance.batches.includes(batch.id))
      .map((batch) => batch.file)
    const shown = names.slice(0, 3).join(t('card.comma'))
    return names.length > 3 ? t('card.andMoreFiles', { names: shown, count: names.length }) : shown
  }

  /** The lines under a chart, in the order of reading. */
  function footer(chart: Chart, scope: Scope, size: { n: number; unit: string }, provenance: Provenance): string[] {
    const where = [period(scope, chart.window), place(scope), ...narrowing(scope)].join(' · ')
    const count = t('card.footerSize', { n: format.value.value(size.n, 'count', size.unit) })
    return [
      `${where} · ${count}`,
      t('card.footerSources', { files: sources(provenance), date: format.value.date(scope.asOf) }),
    ]
  }

  /** What a reader must know beside the figures: hidden groups, and the chart's own notes. */
  function notes(chart: Chart, answer: Answer, context: ChartContext): string[] {
    const hidden = answer.rows.filter((row) => row['suppressed'] === true).length
    const guarded = datasets.find((dataset) => dataset.protection && chart.from.includes(dataset.id))
    const minimum = guarded && withMinimum(guarded, readMinimum(library.state?.notes['minimum'])).protection?.minimum
    const suppressed = hidden && minimum ? [t('card.suppressedNote', { count: hidden, minimum })] : []
    return [...markedWords(context), ...(chart.notes?.(answer.inputs, context) ?? []), ...suppressed]
  }

  /** What was chosen on the chart itself. */
  function markedWords({ marked = {} }: ChartContext): string[] {
    const words = Object.entries(marked).flatMap(([column, values]) => {
      const spoken = values.map((value) =>
        column === 'org' ? lastName(value) : isQuarter(value) ? format.value.quarter(value) : label(column, value),
      )
      return spoken.length ? [spoken.join(t('card.comma'))] : []
    })
    return words.length ? [t('card.marked', { what: words.join(' · ') })] : []
  }

  /** The name of a deck: its quarter's, and its own where it has one. */
  const deck = ({ quarter, title }: Pick<Deck, 'quarter' | 'title'>): string =>
    title
      ? t('meeting.deckNamed', { quarter: format.value.quarter(quarter), title })
      : t('meeting.deckOf', { quarter: format.value.quarter(quarter) })

  return { format, period, place, narrowing, sources, footer, notes, deck }
}
