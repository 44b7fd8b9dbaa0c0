import type { ChartContext } from '@/grammar/chart'
import type { Tile } from '@/grammar/marks/tiles'
import { lastName } from '@/grammar/organisation'
import { isQuarter, quartersBetween, type Quarter } from '@/grammar/quarter'
import { periodWords } from './remarks'
import { againstTarget, isReached, seriesKey, type OutcomeRow } from './rows'

/** In the order of reading; figures whose kind nobody named come last. */
export const kinds = ['count', 'level', 'change', 'weight', 'constant', ''] as const
export type OutcomeKind = (typeof kinds)[number]

/** One indicator: its latest figures, their course, and what else a reader of the file would see beside it. */
export interface OutcomeTile extends Tile {
  kind: OutcomeKind
  /** As written in the file. */
  note: string
  /** Places to go to: the lowest and the highest of several. */
  places: readonly { text: string; row: number }[]
}

/** A tile for each indicator, those with a course first. */
export function outcomeTiles(rows: readonly OutcomeRow[], context: ChartContext): OutcomeTile[] {
  const groups = new Map<string, number[]>()
  for (const [at, row] of rows.entries()) groups.set(seriesKey(row), [...(groups.get(seriesKey(row)) ?? []), at])
  const all = [...groups.values()].map((places) => tileOf(rows, places, context))
  const rank = (tile: OutcomeTile) => kinds.indexOf(tile.kind) * 2 + (tile.series.length ? 0 : 1)
  return all.sort((a, b) => rank(a) - rank(b))
}

/** The figures that a tile speaks of: of the current quarter, else the latest quarter, year, or none stated. */
export function latest(rows: readonly OutcomeRow[]): OutcomeRow[] {
  const periods = [...new Set(rows.map(({ period }) => period))]
  const dated = periods.filter((period) => period !== null)
  const quarters = dated.filter(isQuarter).sort()
  const last = quarters.at(-1) ?? dated.sort().at(-1) ?? null
  return rows.filter(({ period }) => period === last)
}

function tileOf(rows: readonly OutcomeRow[], places: readonly number[], context: ChartContext): OutcomeTile {
  const { t, scope } = context
  const own = places.flatMap((at) => rows[at] ?? [])
  const now = latest(own)
  const sorted = [...now].sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
  const [low, high] = [sorted[0] ?? own[0], sorted.at(-1) ?? own[0]]
  if (!low || !high) throw new RangeError('outcomeTiles: no rows')
  const one = now.length < 2
  const quarters: string[] = quartersBetween(scope.from, scope.quarter)
  const orgs = [...new Set(own.map(({ org }) => org))]
  const series = orgs
    .map((org) =>
      quarters.map((quarter) => own.find((row) => row.org === org && row.period === quarter)?.value ?? null),
    )
    .filter((values) => values.some((value) => value !== null))
  const at = (row: OutcomeRow) => rows.indexOf(row)
  const place = (row: OutcomeRow) => ({
    text: t('charts.outcome-indicators.place', {
      org: lastName(row.org ?? ''),
      value: amount(row, row.value, context),
    }),
    row: at(row),
  })
  const where = low.org !== scope.org && one ? lastName(low.org ?? '') : ''
  return {
    row: at(low),
    name: low.indicator ?? '',
    value: one ? amount(low, low.value, context) : rangeOf(low, high, context),
    lines: [
      [where, periodWords(low.period, context), targetWords(now, context)].filter(Boolean).join(' · '),
      ...(one ? previousWords(own, low, context) : []),
      ...yearWords(own, low, context),
    ],
    goal: one ? goalOf(low, context) : goalOfMany(now, context),
    series,
    bars: low.kind === 'change',
    target: low.target,
    kind: kinds.find((kind) => kind === low.kind) ?? '',
    note: low.note ?? '',
    places: one ? [] : [place(low), place(high)],
  }
}

/** A figure in its own unit; a percentage stays one, with its sign where it is a change. */
export function amount({ measure, kind }: OutcomeRow, value: number | null, { format, t }: ChartContext): string {
  const text = kind === 'change' ? format.change(value, 'number') : format.value(value, 'number')
  if (value === null || measure === null) return text
  // Of outcomes, 人次 counts whatever happened to people, not attendances.
  const unit = measure === '人次' ? t('charts.outcome-indicators.times') : format.unit(measure)
  return measure === '%' ? `${text}%` : `${text} ${unit}`
}

function rangeOf(low: OutcomeRow, high: OutcomeRow, context: ChartContext): string {
  if (low.value === high.value) return amount(high, high.value, context)
  const number =
    low.kind === 'change' ? context.format.change(low.value, 'number') : context.format.value(low.value, 'number')
  return context.t('charts.outcome-indicators.range', { low: number, high: amount(high, high.value, context) })
}

/** The target, where it is one for all. */
function targetWords(now: readonly OutcomeRow[], context: ChartContext): string {
  const [first] = now
  const one = first?.target != null && now.every(({ target }) => target === first.target)
  return one ? context.t('charts.outcome-indicators.target', { target: amount(first, first.target, context) }) : ''
}

/** The quarter before, of what has a level. */
function previousWords(own: readonly OutcomeRow[], row: OutcomeRow, context: ChartContext): string[] {
  const { t, scope } = context
  const before =
    row.period === scope.quarter
      ? own.find(({ period, org }) => period === scope.previous && org === row.org)
      : undefined
  return before ? [t('charts.outcome-indicators.previous', { value: amount(before, before.value, context) })] : []
}

/** 年度目标 against 累计: only counts add up over a year. */
function yearWords(own: readonly OutcomeRow[], row: OutcomeRow, context: ChartContext): string[] {
  const { t, format } = context
  if (row.kind !== 'count' || row.period === null || !isQuarter(row.period)) return []
  const year = row.period.slice(0, 4)
  const quarters = quartersBetween(`${year}Q1` as Quarter, row.period)
  const parts = quarters.map((quarter) => own.find(({ period, org }) => period === quarter && org === row.org)?.value)
  if (quarters.length < 2 || parts.some((value) => value == null)) return []
  const sum = parts.reduce<number>((total, value) => total + (value ?? 0), 0)
  const plan = own.find(({ period, org }) => period === year && org === row.org)?.target
  const words = { value: amount(row, sum, context) }
  if (plan && row.better === 'higher')
    return [t('charts.outcome-indicators.yearPlan', { ...words, share: format.value(sum / plan, 'share') })]
  return [t('charts.outcome-indicators.toDate', words)]
}

function goalOf(row: OutcomeRow, context: ChartContext): Tile['goal'] {
  const { t, format } = context
  const against = againstTarget(row)
  if (!against) return undefined
  const reached = isReached(row)
  const direction = reached === undefined ? 'none' : reached ? 'better' : 'worse'
  if ('completion' in against)
    return {
      text: t('charts.outcome-indicators.completion', { share: format.value(against.completion, 'share') }),
      direction,
    }
  const gap = against.gap === 0 ? format.value(0, 'number') : format.change(rounded(against.gap), 'number')
  return { text: t('charts.outcome-indicators.gap', { gap }), direction }
}

/** 97.9 − 98 is −0.1, not −0.0999…. */
const rounded = (value: number): number => Number(value.toPrecision(12))

function goalOfMany(rows: readonly OutcomeRow[], { t }: ChartContext): Tile['goal'] {
  const judged = rows.filter((row) => isReached(row) !== undefined)
  if (!judged.length) return undefined
  const reached = judged.filter(isReached).length
  const words = { count: judged.length, reached }
  return {
    text: t('charts.outcome-indicators.reached', words),
    direction: reached === judged.length ? 'better' : 'worse',
  }
}
