import { changeOf, comparableOf, previousOf, seriesOf, sizeOf } from '@/grammar/comparison'
import { changeInterval } from '@/grammar/comparisonInterval'
import type { RowOf } from '@/grammar/column'
import type { Scope } from '@/grammar/filter'
import { isQuotient, type Fact, type MetricSpec } from '@/grammar/metric'
import { decomposeRate, type RatePart } from '@/grammar/statistics/decomposition'
import type { workerFilters } from '../datasets/shared'

export const columns = {
  key: { measure: 'text' },
  previous_n: { measure: 'count' },
  n: { measure: 'count' },
  previous: { measure: 'number' },
  value: { measure: 'number' },
  change: { measure: 'number' },
  mix: { measure: 'number' },
  suppressed: { measure: 'flag' },
} as const
/** `key` null: the whole, the first row; '': what the shown parts leave of its change. */
export type ChangeRow = RowOf<typeof columns>

/** What a change is told apart by. */
export type ChangeBy = 'child' | 'category' | 'subcategory' | 'dimension' | (typeof workerFilters)[number]

/** One input: a fact of the node (`total`) or of a part of it. */
export type Input = Fact & { readonly total: boolean }

/** The whole's change, for the headline. */
export type Whole = Readonly<{
  value: number | null
  previous: number | null
  change: number | null
  why: string | null
  /** 1: the interval of the change excludes none; 0: it does not; null: a register. */
  certain: number | null
}>

export function wholeOf(spec: MetricSpec, inputs: readonly Input[], scope: Scope): Whole {
  const series = seriesOf(inputs.filter(({ total }) => total))
  const [now, before] = [series.get(scope.quarter), previousOf(series, scope.quarter)]
  const { change, why = null } = changeOf(spec, now, before, scope.asOf)
  const interval = now && before ? changeInterval(spec, series, now, before) : undefined
  return {
    value: comparableOf(spec, now),
    previous: comparableOf(spec, before),
    change: change === null ? null : (comparableOf(spec, now) ?? 0) - (comparableOf(spec, before) ?? 0),
    why,
    certain: spec.certainty === 'register' ? null : Number(interval !== undefined && interval.low * interval.high > 0),
  }
}

const isAged = (spec: MetricSpec, fact: Fact | undefined) => spec.cohort === true && !fact?.undated
const numbersOf = (spec: MetricSpec, fact: Fact | undefined) => ({
  part: (isAged(spec, fact) ? fact?.part_then : fact?.part) ?? 0,
  whole: (isAged(spec, fact) ? fact?.whole_then : fact?.whole) ?? 0,
})

/** Each part's contribution, the largest first; the last row is what hidden parts, or people counted in two of them, leave. */
export function contributions(spec: MetricSpec, inputs: readonly Input[], by: ChangeBy, scope: Scope): ChangeRow[] {
  const { change } = wholeOf(spec, inputs, scope)
  if (change === null) return []
  const whole = seriesOf(inputs.filter(({ total }) => total))
  const groups = new Map<string, Fact[]>()
  for (const fact of inputs) {
    const key = by === 'child' ? (fact.org ?? scope.org) : fact.key
    if (fact.total || key === null) continue
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  const times = (series: ReadonlyMap<string, Fact>): [Fact | undefined, Fact | undefined] => [
    series.get(scope.quarter),
    series.get(scope.previous),
  ]
  const parts = [...groups].flatMap(([key, facts]) => {
    const [now, before] = times(seriesOf(facts))
    return now || before ? [{ key, now, before, suppressed: Boolean(now?.suppressed || before?.suppressed) }] : []
  })
  const all = pairOf(spec, ...times(whole))
  const shown = parts.filter(({ suppressed }) => !suppressed)
  const pairs = shown.map(({ now, before }) => pairOf(spec, now, before))
  const found = isQuotient(spec) ? quotients(pairs, all, spec.source.times ?? 1) : pairs.map(counted)
  const rows = shown.map(({ key, now, before }, at): ChangeRow => ({
    key,
    previous_n: sizeOf(spec, before, false),
    n: sizeOf(spec, now, false),
    previous: comparableOf(spec, before),
    value: comparableOf(spec, now),
    change: found[at]?.change ?? null,
    mix: found[at]?.mix ?? null,
    suppressed: false,
  }))
  const hidden = parts.filter(({ suppressed }) => suppressed).map(({ key }) => ({ ...NOTHING, key, suppressed: true }))
  const rest = change - rows.reduce((sum, row) => sum + (row.change ?? 0), 0)
  const [now, before] = times(whole)
  const top: ChangeRow = {
    ...NOTHING,
    previous_n: sizeOf(spec, before, false),
    n: sizeOf(spec, now, false),
    previous: comparableOf(spec, before),
    value: comparableOf(spec, now),
    change,
  }
  const sorted = rows.sort(
    (a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
  )
  return [top, ...sorted, ...hidden, ...(Math.abs(rest) > 1e-9 ? [{ ...NOTHING, key: '', change: rest }] : [])]
}

const NOTHING: ChangeRow = {
  key: null,
  previous_n: null,
  n: null,
  previous: null,
  value: null,
  change: null,
  mix: null,
  suppressed: false,
}

const pairOf = (spec: MetricSpec, now: Fact | undefined, before: Fact | undefined): RatePart => ({
  now: numbersOf(spec, now),
  before: numbersOf(spec, before),
})

const counted = ({ now, before }: RatePart) => ({ change: now.part - before.part, mix: null })

/** Parts of one whole are told apart by rate and weight; parts that divide by the whole of all (诉求 of a category, per head) by their numerators. */
function quotients(pairs: readonly RatePart[], all: RatePart, times: number) {
  const shared = pairs.every(({ now, before }) =>
    [now.whole === all.now.whole || !now.whole, before.whole === all.before.whole || !before.whole].every(Boolean),
  )
  if (shared && pairs.length > 1)
    return pairs.map(({ now, before }) => ({
      change: (now.part / all.now.whole - before.part / all.before.whole) * times,
      mix: null,
    }))
  return decomposeRate(pairs, all).map(({ change, mix }) => ({
    change: change * times,
    mix: mix === null ? null : mix * times,
  }))
}
