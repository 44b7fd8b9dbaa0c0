import { clusteredProportion, type Cluster } from '@/grammar/statistics/clusteredProportion'
import { wilsonOf } from '@/grammar/statistics/proportion'
import { dispersion, rateRatio } from '@/grammar/statistics/rateRatio'
import { xmr } from '@/grammar/statistics/xmr'
import { beta, dispersedCount } from './draws'
import { gaussian, seededRandom } from './random'

/** A survey: how many answer it, how many questions, the true share, how alike one person's answers are, blanks. */
export interface Survey {
  respondents: number
  questions: number
  share: number
  alike: number
  blank: number
}

/** Beta-binomial respondents: each leans a way of their own; `alike` is the correlation of two of their answers. */
function answers(random: () => number, { respondents, questions, share, alike, blank }: Survey): Cluster[] {
  const strength = (1 - alike) / alike
  return Array.from({ length: respondents }, () => {
    const own = beta(random, share * strength, (1 - share) * strength)
    const given = Array.from({ length: questions }, random).filter((u) => u >= blank)
    return { m: given.length, y: given.filter(() => random() < own).length }
  })
}

/** How often the interval over several questions holds the true share, and how often pooling all answers would. */
export function surveyCoverage(survey: Survey, runs: number, seed: number): { clustered: number; pooled: number } {
  const random = seededRandom(seed)
  const holds = (p: number, n: number) => {
    const { low, high } = wilsonOf(p, n) ?? { low: NaN, high: NaN }
    return low <= survey.share && survey.share <= high
  }
  let [clustered, pooled] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const found = clusteredProportion(answers(random, survey))
    if (!found) continue
    if (holds(found.p, found.effective)) clustered++
    if (holds(found.p, found.responses)) pooled++
  }
  return { clustered: clustered / runs, pooled: pooled / runs }
}

/** Share of pairs of neighbouring quarters of an unchanging process whose ratio is called a change; φ from `past` quarters. */
export function falseChanges(mean: number, phi: number, past: number, runs: number, seed: number): number {
  const random = seededRandom(seed)
  let [found, pairs] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const counts = Array.from({ length: past + 1 }, () => dispersedCount(random, mean, phi))
    const [now = 0, before = 0] = [counts[past], counts[past - 1]]
    const seen = counts.slice(0, past)
    const estimate = dispersion(
      seen,
      seen.map(() => 1),
    )
    const change = rateRatio({ count: now, exposure: 1 }, { count: before, exposure: 1 }, estimate)
    pairs++
    if (change && change.p < 0.05) found++
  }
  return found / pairs
}

/** Share of stable series of `length` quarters with a signal anywhere, and with one that reaches the newest point. */
export function falseSignals(
  length: number,
  kind: 'normal' | 'rate' | 'count',
  runs: number,
  seed: number,
): { any: number; current: number } {
  const random = seededRandom(seed)
  const draw = {
    normal: () => gaussian(random),
    rate: () => Array.from({ length: 60 }, random).filter((u) => u < 0.9).length / 60,
    count: () => dispersedCount(random, 40, 1.5),
  }[kind]
  let [any, current] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const found = xmr(Array.from({ length }, draw), kind === 'rate' ? { low: 0, high: 1 } : undefined)
    if (found?.signals.length) any++
    if (found?.current.length) current++
  }
  return { any: any / runs, current: current / runs }
}
