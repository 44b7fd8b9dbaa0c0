import type { Decision, Figure, FollowUp } from '@/grammar/deck'
import { isMetric, metricValue } from '@/catalog/metrics/amounts'
import { t } from '../i18n'
import { today } from './usePictures'
import { useWords } from './useWords'

interface Table {
  columns: { title: string; share: number }[]
  rows: string[][]
}

/** Decisions as tables, for slides, documents and print. */
export function useDecisionTables() {
  const words = useWords()

  const due = ({ due: day, state }: Decision): string => {
    if (!day) return t('export.noDate')
    const shown = words.format.value.date(day)
    return state === 'open' && day < today() ? `${shown} · ${t('export.overdue')}` : shown
  }
  const amount = (figure: Figure | null): string => {
    if (!figure || !isMetric(figure.metric)) return ''
    const name = t(`metrics.${figure.metric}.name` as 'metrics.demand_count.name')
    return `${name} ${metricValue(figure.metric, figure.value, figure.n, words.format.value)}`
  }
  const shares = [
    { title: t('export.decision'), share: 4.6 },
    { title: t('export.owner'), share: 1.3 },
    { title: t('export.due'), share: 1.9 },
    { title: t('export.state'), share: 1.1 },
  ]
  const cells = (decision: Decision): string[] => [
    decision.text,
    decision.owner,
    due(decision),
    t(`export.states.${decision.state}`),
  ]

  return {
    /** What was decided. */
    decided: (decisions: readonly Decision[]): Table => ({ columns: shares, rows: decisions.map(cells) }),
    /** What was decided earlier: with the metric then and now. */
    followed: (followUps: readonly FollowUp[]): Table => ({
      columns: [...shares, { title: t('export.then'), share: 2.1 }, { title: t('export.now'), share: 2.1 }],
      rows: followUps.map(({ decision, now }) => [...cells(decision), amount(decision.figure), amount(now)]),
    }),
  }
}
