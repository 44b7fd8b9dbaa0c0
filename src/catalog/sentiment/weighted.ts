import type { Sums } from '@/catalog/favourable'
import type { ChartContext } from '@/grammar/chart'
import type { AnyRow } from '@/grammar/column'
import { participationDiffers, weightedProportion, type Stratum } from '@/grammar/statistics/weightedProportion'

/**
 * 正面评价率 weighted by headcount, in words, where the children's participation differs by more than 1.5 times; '' where it does not,
 * a child has no headcount, or one is hidden: what weights give away about visible sums would give away hidden ones.
 * `children`: sums and `headcount` of each child of one quarter.
 */
export function weightedWords(children: readonly AnyRow[], { t, format }: ChartContext): string {
  if (children.some((child) => child['suppressed'] === true || typeof child['headcount'] !== 'number')) return ''
  const strata = children.map(stratumOf)
  if (!participationDiffers(strata.map(({ headcount, sums }) => ({ headcount, respondents: sums.n })))) return ''
  const weighted = weightedProportion(strata)
  if (!weighted) return ''
  const unheard = weighted.unheard
    ? t('charts.sentiment-trend.unheard', { people: format.value(weighted.unheard, 'count') })
    : ''
  return t('charts.sentiment-trend.weighted', { favourable: format.value(weighted.p, 'share'), unheard })
}

function stratumOf(child: AnyRow): Stratum {
  const number = (name: keyof Sums): number => Number(child[name] ?? 0)
  const sums = {
    n: number('n'),
    sumY: number('sum_y'),
    sumM: number('sum_m'),
    sumYY: number('sum_yy'),
    sumYM: number('sum_ym'),
    sumMM: number('sum_mm'),
  }
  return { headcount: Number(child['headcount']), sums }
}
