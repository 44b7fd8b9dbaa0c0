import type { ChartContext } from '@/grammar/chart'

/** A question as a query gives it; `own_from` and `own_to` in points 1…`points`, null where its number of points divides it. */
export interface Bounded {
  readonly question: string | null
  readonly own_from: number | null
  readonly own_to: number | null
  readonly points: number | null
}

const WRITTEN = 3
/** 0…10 is kept as 1…11 and shown as 0…10 (datasets.md, D2). */
const FROM_ZERO = 11

/** Which questions count other answers as favourable than their number of points says. */
export function boundsNotes(inputs: readonly Bounded[], { t }: ChartContext): string[] {
  const own = inputs.flatMap(({ question, own_from, own_to, points }) => {
    if (own_from === null || own_to === null) return []
    const shift = points === FROM_ZERO ? 1 : 0
    return [{ question: question ?? '', favourable: own_from - shift, unfavourable: own_to - shift }]
  })
  if (!own.length) return []
  const questions = own.slice(0, WRITTEN).map((words) => t('charts.sentiment-questions.bounds', words))
  if (own.length > WRITTEN) questions.push(t('charts.sentiment-questions.more', { count: own.length - WRITTEN }))
  return [t('charts.sentiment-questions.own', { questions: questions.join(t('card.semicolon')) })]
}
