import { beforeAll, expect, test } from 'vitest'
import { charts } from '@/catalog'
import { draw } from '@/grammar/draw'
import type { LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../../support/company'
import { answerOf, contextOf } from '../../support/context'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

/** Every chart that is drawn along quarters: cards, tiles and tables have no axis. */
const timed = charts.filter(({ columns, form = 'chart' }) => 'quarter' in columns && form === 'chart')

interface Series {
  markLine?: { data: { xAxis?: unknown }[] }
}
const marks = (series: unknown): unknown[] =>
  (series as Series[]).flatMap(
    ({ markLine }) => markLine?.data.flatMap(({ xAxis }) => (xAxis === undefined ? [] : [xAxis])) ?? [],
  )

test('there are charts of every page with quarters', () => {
  expect(timed.map(({ id }) => id).sort()).toEqual([
    'assessment-rank',
    'assessment-trend',
    'demand-backlog',
    'demand-trend',
    'sentiment-enps',
    'sentiment-trend',
    'service-overview',
    'training-coverage',
    'training-volume',
  ])
})

test.each(timed.map((chart) => [chart.id, chart] as const))('%s draws events in their quarter', async (_, chart) => {
  const { rows, scope } = await answerOf(state, chart)
  const events = [
    { quarter: '2026Q2', title: '食堂更换' },
    { quarter: '2019Q1', title: '在此之前' },
  ]
  const quarters = [...new Set(rows.map((row) => String(row['quarter'])))].sort()
  for (const mode of chart.modes ?? ['']) {
    const drawn = marks(draw(chart, rows, contextOf(scope, { events, mode })).series)
    const none = marks(draw(chart, rows, contextOf(scope, { mode })).series)
    expect(none).toEqual([])
    expect(new Set(drawn), mode).toEqual(new Set([quarters.indexOf('2026Q2')]))
  }
})
