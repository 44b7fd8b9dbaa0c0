import { describe, expect, test } from 'vitest'
import {
  changeOf,
  comparableOf,
  previousOf,
  seriesOf,
  sizeOf,
  toDateOf,
  valueOf,
  yearAgoOf,
} from '@/grammar/comparison'
import type { Fact, MetricSpec } from '@/grammar/metric'
import { shiftQuarter, type Quarter } from '@/grammar/quarter'
import { fact } from '../support/fact'

const source = { from: ['demands'], subject: 'demands', part: '' } as const
const count: MetricSpec = {
  measure: 'count',
  unit: '件',
  better: 'none',
  change: 'relative',
  certainty: 'process',
  cumulates: 'sum',
  source,
}
const rate: MetricSpec = {
  ...count,
  measure: 'share',
  unit: '%',
  change: 'difference',
  cumulates: 'ratio',
  source: { ...source, whole: '' },
}
const cohort: MetricSpec = { ...rate, cohort: true }
const perHead: MetricSpec = { ...rate, cumulates: 'base', source: { ...source, over: 'headcount', times: 100 } }
const persons: MetricSpec = { ...perHead, cumulates: 'persons', source: { ...source, over: 'headcount' } }
const score: MetricSpec = { ...rate, measure: 'score', cumulates: 'mean', source }

describe('a value', () => {
  test('is the part, or the part over the whole; nothing over nothing is none', () => {
    expect(valueOf(count, fact('2026Q3', { part: 7 }))).toBe(7)
    expect(valueOf(rate, fact('2026Q3', { part: 3, whole: 4 }))).toBe(0.75)
    expect(valueOf(perHead, fact('2026Q3', { part: 3, whole: 150 }))).toBe(2)
    expect(valueOf(rate, fact('2026Q3', { part: 0, whole: 0 }))).toBeNull()
    expect(valueOf(rate, fact('2026Q3', { part: 3 }))).toBeNull()
    expect(valueOf(rate, undefined)).toBeNull()
  })

  test('is not pooled over scales of different lengths where it must be alike', () => {
    const alike: MetricSpec = { ...rate, source: { ...rate.source, alike: true } }
    expect(valueOf(alike, fact('2026Q3', { part: 1, whole: 2, scales: 2 }))).toBeNull()
    expect(valueOf(alike, fact('2026Q3', { part: 1, whole: 2, scales: 1 }))).toBe(0.5)
  })

  test('is compared at equal age, as of today where dates are missing', () => {
    const aged = { part: 9, whole: 10, part_then: 6, whole_then: 8 }
    expect(comparableOf(cohort, fact('2026Q3', { ...aged, undated: 0 }))).toBe(0.75)
    expect(comparableOf(cohort, fact('2026Q3', { ...aged, undated: 1 }))).toBe(0.9)
    expect([true, false].map((today) => sizeOf(cohort, fact('2026Q3', { ...aged, undated: 0 }), today))).toEqual([
      10, 8,
    ])
    expect(sizeOf(rate, fact('2026Q3', { part: 0, whole: 0 }))).toBeNull()
    expect(sizeOf(score, fact('2026Q3', { part: 90, n: 12 }))).toBe(12)
  })
})

describe('环比 and 同比', () => {
  const series = seriesOf([fact('2025Q3', { part: 80 }), fact('2026Q1', { part: 50 }), fact('2026Q3', { part: 100 })])
  const change = (spec: MetricSpec, now: Fact | undefined, before: Fact | undefined, asOf = '2026-10-08') =>
    changeOf(spec, now, before, asOf)

  test('a missing quarter is never replaced by another', () => {
    expect(previousOf(series, '2026Q3')).toBeUndefined()
    expect(change(count, series.get('2026Q3'), previousOf(series, '2026Q3'))).toEqual({ change: null, why: 'missing' })
    expect(change(count, series.get('2026Q3'), yearAgoOf(series, '2026Q3'))).toEqual({ change: 0.25 })
  })

  test('a count is a quotient less 1, a rate a difference; nothing can be said against 0', () => {
    expect(change(count, fact('2026Q3', { part: 3 }), fact('2026Q2', { part: 0 }))).toEqual({
      change: null,
      why: 'from-zero',
    })
    expect(change(rate, fact('2026Q3', { part: 3, whole: 4 }), fact('2026Q2', { part: 0, whole: 4 }))).toEqual({
      change: 0.75,
    })
  })

  test('a running quarter, other questions and unknown dates have none', () => {
    const [now, before] = [
      fact('2026Q3', { part: 3, whole: 4, part_then: 3, whole_then: 4 }),
      fact('2026Q2', { part: 1, whole: 4, part_then: 1, whole_then: 4 }),
    ]
    expect(change(cohort, now, before, '2026-09-29')).toEqual({ change: null, why: 'running' })
    expect(change(cohort, now, before, '2026-09-30')).toEqual({ change: 0.5 })
    expect(change(rate, { ...now, asked: 'a' }, { ...before, asked: 'b' })).toEqual({ change: null, why: 'not-alike' })
    expect(change(cohort, now, { ...before, undated: 2 })).toEqual({ change: null, why: 'undated' })
  })
})

describe('年初累计', () => {
  const year = (known: Partial<Fact>[], first: Quarter = '2026Q1') =>
    seriesOf(known.map((one, step) => fact(shiftQuarter(first, step), one)))
  const heads = [
    { part: 10, whole: 100, ytd_part: 10 },
    { part: 20, whole: 200, ytd_part: 25 },
  ]

  test('counts are added, parts and wholes too; a base is never added', () => {
    expect(toDateOf(count, year(heads), '2026Q2')).toBe(30)
    expect(toDateOf(rate, year(heads), '2026Q2')).toBe(0.1)
    expect(toDateOf(perHead, year(heads), '2026Q2')).toBe(20)
  })

  test('persons are counted again, over the mean base or alone', () => {
    expect(toDateOf(persons, year(heads), '2026Q2')).toBeCloseTo(25 / 150, 12)
    expect(toDateOf({ ...persons, source }, year(heads), '2026Q2')).toBe(25)
  })

  test('scores are the mean of the quarters; levels have none; a year may state its own whole', () => {
    expect(toDateOf(score, year([{ part: 80 }, { part: 91 }]), '2026Q2')).toBe(85.5)
    expect(toDateOf({ ...score, cumulates: 'none' }, year([{ part: 80 }]), '2026Q1')).toBeNull()
    expect(
      toDateOf(
        rate,
        year([
          { part: 1, whole: 2 },
          { part: 1, whole: 2, ytd_part: 30, ytd_whole: 40 },
        ]),
        '2026Q2',
      ),
    ).toBe(0.75)
  })

  test('a missing quarter, a hidden one, other questions or unknown dates leave none', () => {
    const [first, second] = heads
    expect(toDateOf(count, seriesOf([fact('2026Q2', second ?? {})]), '2026Q2')).toBeNull()
    expect(toDateOf(count, year([first ?? {}, { part: null }]), '2026Q2')).toBeNull()
    expect(
      toDateOf(
        rate,
        year([
          { ...first, asked: 'a' },
          { ...second, asked: 'b' },
        ]),
        '2026Q2',
      ),
    ).toBeNull()
    expect(
      toDateOf(
        cohort,
        year([
          { part_then: 1, whole_then: 2 },
          { part_then: 1, whole_then: 2, undated: 1 },
        ]),
        '2026Q2',
      ),
    ).toBeNull()
  })
})
