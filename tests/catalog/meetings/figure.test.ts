import { beforeAll, describe, expect, test } from 'vitest'
import { figureChange, figureChart, figureText, shownFigure } from '@/catalog/meetings/figure'
import { metrics, type MetricId } from '@/catalog/metrics'
import { formatFor } from '@/grammar/format'
import type { Figure } from '@/grammar/deck'
import type { LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../../support/company'
import { answerOf, quarterOf } from '../../support/context'
import { before, handledAt, age, headcount, trained, type Place } from '../../support/oracle/overview'
import { moodOf } from '../../support/oracle/sentiment'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

type Options = NonNullable<Parameters<typeof answerOf>[2]>
async function figureOf(metric: MetricId, options: Options = {}): Promise<Figure> {
  const { rows, scope } = await answerOf(state, figureChart(metric), options)
  expect(rows.length).toBeLessThanOrEqual(1)
  const [row] = rows as readonly { value: number | null; n: number | null }[]
  return { metric, org: scope.org, values: scope.values, value: row?.value ?? null, n: row?.n ?? null }
}

describe.each<[string, Options, Place]>([
  ['the company', {}, {}],
  ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
  [
    'a category in a unit',
    { org: '华岳矿业/三号井', values: { category: ['生活保障'] } },
    { unit: '三号井', category: '生活保障' },
  ],
])('of %s, in this quarter and the one before', (_, options, place) => {
  test('as counted by hand', async () => {
    const days = age(state.current, state.asOf)
    // The current quarter as of today, which is at its own age; an earlier one has had a quarter longer.
    const now = handledAt(state.current, days, place)
    expect((await figureOf('demand_count', options)).value).toBe(now.submitted)
    expect((await figureOf('on_time_rate', options)).value).toBeCloseTo(now.onTime / now.timed, 12)
    const last = handledAt(before(state.current), 1000, place)
    const earlier = { ...options, quarter: quarterOf(before(state.current)) }
    expect((await figureOf('demand_count', earlier)).value).toBe(last.submitted)
    if (options.values) return
    const heads = headcount(state.current, place)
    expect((await figureOf('coverage', options)).value).toBeCloseTo(trained([state.current], place) / heads.heads, 12)
    const { unit } = place
    const mood = moodOf({ quarter: state.current, ...(unit && { unit }) })
    expect((await figureOf('favourable', options)).value).toBeCloseTo(mood.p, 12)
  })
})

test('a hidden small group has no figure; nor has what a filter does not apply to', async () => {
  expect(await figureOf('favourable', { org: '华岳矿业/五号井/火工品库' })).toMatchObject({ value: null, n: null })
  expect((await figureOf('party_score', { values: { gender: ['female'] } })).value).toBeNull()
})

const figure = (metric: MetricId, value: number | null, n: number | null = 100): Figure => ({
  metric,
  org: '',
  values: {},
  value,
  n,
})

test('figures of one metric are compared as the metric is', () => {
  expect(figureChange(figure('demand_count', 200), figure('demand_count', 250))).toBeCloseTo(0.25, 12)
  expect(figureChange(figure('closure_rate', 0.8), figure('closure_rate', 0.75))).toBeCloseTo(-0.05, 12)
  expect(figureChange(figure('demand_count', 0), figure('demand_count', 5))).toBeNull()
  expect(figureChange(figure('demand_count', 5), figure('backlog', 5))).toBeNull()
  expect(figureChange(figure('demand_count', null), figure('demand_count', 5))).toBeNull()
  expect(figureChange(null, figure('demand_count', 5))).toBeNull()
})

test('everybody of a small group is written and compared as a bound only', () => {
  const format = formatFor('zh-CN')
  const all = figure('favourable', 1, 6)
  expect(figureText(all, format)).toBe('≥90.0%')
  expect(shownFigure(all)).toBe(0.9)
  expect(figureChange(all, figure('favourable', 0.5, 6))).toBeNull()
  expect(shownFigure(figure('closure_rate', 1, 6))).toBe(1)
})

test('every metric that can be asked for gives one number or none', async () => {
  const asked = (Object.keys(metrics) as MetricId[]).filter(
    (id) => !('each' in metrics[id].source) && metrics[id].source.subject !== 'durations',
  )
  for (const id of asked) {
    const { value } = await figureOf(id)
    expect(value === null || Number.isFinite(value), id).toBe(true)
  }
})
