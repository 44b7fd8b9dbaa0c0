import { requireFinite } from '@/grammar/statistics/finite'
import type { Interval } from '@/grammar/statistics/interval'
import { criticalZ } from '@/grammar/statistics/normal'

/** One day of follow-up: how many ended (`events`) and how many were last seen without ending (`censored`). */
export interface FollowUp {
  day: number
  events: number
  censored: number
}

/** The curve right after one day with events. */
export interface SurvivalStep {
  day: number
  /** Share not yet ended, 0…1. */
  survival: number
  /** Log-log band; undefined where survival is 0 or 1. */
  low: number | undefined
  high: number | undefined
  atRisk: number
  events: number
}

/**
 * Product-limit estimate with Greenwood variance and log-log bands: one step per day with events, ascending. Days may
 * come in any order and twice.
 * Events come before censorings on the same day. Before the first step survival is 1; no events: no steps.
 * Source: Kaplan & Meier, JASA 53 (1958) 457–481; Greenwood (1926); bands: Kalbfleisch & Prentice, Statistical
 * Analysis of Failure Time Data (1980), 1.3.
 * @throws RangeError for negative or non-finite days and counts
 */
export function kaplanMeier(days: readonly FollowUp[], level = 0.95): SurvivalStep[] {
  checkFollowUp('kaplanMeier', days)
  const z = criticalZ(level)
  let atRisk = days.reduce((sum, { events, censored }) => sum + events + censored, 0)
  let survival = 1
  let greenwood = 0
  const steps: SurvivalStep[] = []
  for (const { day, events, censored } of mergeDays(days)) {
    if (events > 0) {
      survival *= (atRisk - events) / atRisk
      greenwood += events / (atRisk * (atRisk - events))
      steps.push({ day, survival, ...logLogBand(survival, z * Math.sqrt(greenwood)), atRisk, events })
    }
    atRisk -= events + censored
  }
  return steps
}

/** The same from one duration per case; `ended` false: still open after `day` days (censored). */
export function kaplanMeierOf(durations: readonly { day: number; ended: boolean }[], level = 0.95): SurvivalStep[] {
  const days = durations.map(({ day, ended }) => ({ day, events: ended ? 1 : 0, censored: ended ? 0 : 1 }))
  return kaplanMeier(days, level)
}

/** First day by which a share p has ended (survival ≤ 1 − p); undefined if the curve never gets there. */
export function quantile(steps: readonly SurvivalStep[], p: number): number | undefined {
  // 1 − 0.9 is 0.09999999999999998, and survival is a rounded product.
  return steps.find(({ survival }) => survival <= 1 - p + 1e-12)?.day
}

/**
 * What the curve's bands leave open of a quantile: the first days on which the lower and the upper band come down to
 * 1 − p; undefined where a band never does.
 * Source: Brookmeyer & Crowley, Biometrics 38 (1982) 29–41.
 */
export function quantileInterval(steps: readonly SurvivalStep[], p: number): Partial<Interval> {
  const reached = (end: number | undefined) => end !== undefined && end <= 1 - p + 1e-12
  const low = steps.find((step) => reached(step.low) || step.survival === 0)?.day
  const high = steps.find((step) => reached(step.high))?.day
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }) }
}

/** Days and counts must be finite and not negative. @throws RangeError naming the method */
export function checkFollowUp(method: string, days: readonly FollowUp[]): void {
  for (const { day, events, censored } of days) {
    requireFinite(method, day, events, censored)
    if (day < 0 || events < 0 || censored < 0) throw new RangeError(`${method}: a day or a count is negative`)
  }
}

function mergeDays(days: readonly FollowUp[]): FollowUp[] {
  const merged: FollowUp[] = []
  for (const one of [...days].sort((a, b) => a.day - b.day)) {
    const last = merged.at(-1)
    if (last?.day === one.day) {
      last.events += one.events
      last.censored += one.censored
    } else merged.push({ ...one })
  }
  return merged
}

function logLogBand(survival: number, half: number): Pick<SurvivalStep, 'low' | 'high'> {
  if (!(survival > 0 && survival < 1)) return { low: undefined, high: undefined }
  const spread = Math.exp(half / -Math.log(survival))
  return { low: survival ** spread, high: survival ** (1 / spread) }
}
