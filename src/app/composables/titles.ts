import type { Chart } from '@/grammar/chart'
import { t } from '../i18n'
import type { LabelledDrawing } from './drawPanes'

/** Titles are held by the catalog's tests to exist for every chart. */
export function titleKey(chart: Chart) {
  return `charts.${chart.id}.title` as 'charts.demand-trend.title'
}

/** A chart's title; in a comparison with the name of the pane. */
export function titleOf(chart: Chart, label: string): string {
  const title = t(titleKey(chart))
  return label ? t('card.filterWords', { column: title, values: label }) : title
}

/** What one view of a chart finds; the title where there is nothing to find it in. */
export function headlineOf(chart: Chart, { answer, context }: Omit<LabelledDrawing, 'label'>): string {
  return answer.absence ? t(titleKey(chart)) : chart.headline(answer.rows, context, answer.evidence)
}
