import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { charts, datasets } from '@/catalog'
import { messages } from '@/catalog/locales'
import type { Scope } from '@/grammar/filter'
import { shiftQuarter } from '@/grammar/quarter'
import { locales } from '@/grammar/words'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { emptyLibrary, sampleCompany } from '../../support/company'
import { contextOf } from '../../support/context'

/** charts.md, as far as these charts go: the rows behind a chart are a contract. */
const COLUMNS: Record<string, string> = {
  'overview-kpis':
    'metric, quarter, value, n, previous, change, change_low, change_high, year_ago, ytd, ytd_year_ago, target, target_gap, suppressed',
  'overview-scorecard': 'org, metric, value, parent_value, difference, significant, n, suppressed',
  'overview-changes': 'metric, org, dimension, value, previous, change, change_low, change_high, p_value, rank',
  'demand-trend': 'quarter, category, demand_count, share, demand_rate',
  'demand-change': 'key, previous, current, change',
  'demand-units': 'org, demand_count, headcount, demand_rate',
  'demand-heatmap': 'org, category, demand_count, headcount, demand_rate',
  'demand-segments': 'attribute, value, category, demand_count, index, suppressed',
  'demand-channels': 'channel, demand_count, closure_rate',
  'demand-loop': 'stage, demand_count, denominator, rate',
  'demand-backlog': 'quarter, opening, new, closed, rejected, closing',
  'demand-closure': 'category, day, still_open, low, high, at_risk',
  'demand-ageing': 'category, bucket, demand_count, overdue_count',
  'demand-league': 'org, closed, eligible, closure_rate, low95, high95, low998, high998, signal, rank_low, rank_high',
  'sentiment-trend':
    'quarter, favourable, favourable_low, favourable_high, index, index_low, index_high, respondents, suppressed',
  'sentiment-questions': 'dimension, question, favourable, neutral, unfavourable, score, responses, suppressed',
  'sentiment-heatmap':
    'org, dimension, favourable, parent_favourable, difference, significant, respondents, suppressed',
  'sentiment-groups': 'attribute, value, favourable, low, high, respondents, suppressed',
  'sentiment-drivers': 'dimension, score, impact, low, high, respondents, suppressed',
  'sentiment-enps': 'quarter, promoters, passives, detractors, enps, responses, suppressed',
  'sentiment-participation': 'org, respondents, headcount, participation',
  'training-coverage': 'quarter, trained_people, headcount, coverage, attendances, per_capita, target',
  'training-volume': 'quarter, course_type, attendances',
  'training-matrix': 'org, course_type, attendances, trained_people, headcount, coverage, per_capita',
  'training-quality': 'course_type, planned, attended, turnout, passed, pass_rate, score_before, score_after',
  'training-certificates': 'org, certified, operators, certified_rate',
  'training-expiring': 'org, certificate, bucket, certificates',
  'training-levels': 'level, people, share',
  'training-gap': 'org, course_type, skill_demands, headcount, per_100, coverage, rank',
  'assessment-trend': 'quarter, side, mean, min, max, branches',
  'assessment-quadrant': 'org, party_score, business_score, gap',
  'assessment-items': 'side, indicator_group, item, full_score, mean_score, lost_points',
  'assessment-six': 'indicator_group, org, score, full_score, rate',
  'assessment-rank': 'quarter, org, side, score, rank',
  'assessment-innovation': 'proposal_id, title, benefit, feasibility, status',
  'proposal-funnel':
    'org, proposals, proposers, adopted, implemented, rejected, adoption_rate, implementation_rate, value_created',
  'alignment-matrix': 'org, party_score, business_score, favourable, closure_rate, coverage, flag, suppressed',
  'service-overview': 'quarter, kind, on_file, served, rate, times, amount',
  'alignment-correlation': 'x, y, rho, low, high, nodes',
  'outcome-indicators': 'period, org, indicator, value, measure, kind, target',
}

/** No row of these is about what a group answered: a hidden one leaves before anything is computed. */
const LEAVING = new Set(['overview-changes', 'alignment-correlation'])

let sample: { library: Library; state: LibraryState }
let empty: LibraryState
beforeAll(async () => {
  sample = await sampleCompany()
  empty = await emptyLibrary().erase()
})

function scopeOf(state: LibraryState, changes: Partial<Scope> = {}): Scope {
  const quarter = state.current
  const { start } = state.organisation
  return {
    quarter,
    previous: shiftQuarter(quarter, -1),
    yearAgo: shiftQuarter(quarter, -4),
    from: shiftQuarter(quarter, -7),
    asOf: state.asOf,
    org: start.path,
    depth: start.depth,
    values: {},
    ...changes,
  }
}

test('the charts of the catalogue are there, each under its own file name with its own test', () => {
  expect(charts.map((chart) => chart.id)).toEqual(expect.arrayContaining([...Object.keys(COLUMNS), 'demand-list']))
  for (const { page, id } of charts) {
    expect(existsSync(`src/catalog/charts/${page}/${id}.ts`), id).toBe(true)
    expect(existsSync(`tests/catalog/charts/${page}/${id}.test.ts`), id).toBe(true)
  }
})

describe.each(charts.map((chart) => [chart.id, chart] as const))('%s', (id, chart) => {
  test('has the columns of the catalogue and uses columns that exist', () => {
    if (COLUMNS[id]) expect(Object.keys(chart.columns).join(', ')).toBe(COLUMNS[id])
    for (const use of chart.uses) {
      const [dataset = '', column = ''] = use.split('.')
      for (const name of column.split('|')) {
        expect(datasets.find((spec) => spec.id === dataset)?.columns, use).toHaveProperty(name)
      }
    }
  })

  test('has a title in both languages, and a word for every column', () => {
    for (const locale of locales) {
      const words = messages[locale]
      expect(Object.keys(words.charts)).toContain(id)
      for (const column of Object.keys(chart.columns)) {
        expect(
          column in words.columns || `${id.replaceAll('-', '_')}_${column}` in words.columns,
          `${locale} ${column}`,
        ).toBe(true)
      }
    }
  })

  test('names the group of each row where it reads a protected dataset', () => {
    const guarded = chart.from.some((dataset) => datasets.find((spec) => spec.id === dataset)?.protection)
    const numbers = Object.entries(chart.columns).filter(
      ([, { measure }]) => !['text', 'org', 'quarter'].includes(measure),
    )
    // How many answered is known of every group: a chart of that alone hides nothing.
    const known = numbers.every(([name]) => chart.protect?.exempt.includes(name))
    if (guarded && LEAVING.has(id)) expect(chart.protect).toBeDefined()
    else if (guarded && !known) expect(Object.keys(chart.columns)).toContain('suppressed')
  })

  test('answers on the sample with its columns in order, draws without NaN, and speaks both languages', async () => {
    const scope = scopeOf(sample.state)
    const answer = await sample.state.answerer.answer(chart, scope)
    expect(answer.absence).toBeUndefined()
    expect(answer.rows.length).toBeGreaterThan(0)
    const names = Object.keys(chart.columns)
    for (const row of answer.rows) expect(Object.keys(row).filter((name) => names.includes(name))).toEqual(names)
    for (const locale of locales) {
      for (const mode of chart.modes ?? ['']) {
        const context = contextOf(scope, { locale, mode })
        const numbers: unknown[] = []
        JSON.stringify(
          chart.option(answer.rows, context),
          (_, value: unknown) => (typeof value === 'number' && numbers.push(value), value),
        )
        expect(numbers.every((value) => Number.isFinite(value))).toBe(true)
        const headline = chart.headline(answer.rows, context, answer.evidence)
        expect(headline).not.toMatch(/[{}]|undefined|NaN|null|Infinity/)
        expect(headline.length).toBeGreaterThan(8)
      }
    }
  })

  test('survives empty tables and every unit alone', async () => {
    const nothing = await empty.answerer.answer(chart, scopeOf(empty))
    expect(nothing.absence?.state ?? 'ready').toMatch(/missing|empty|ready/)
    for (const node of sample.state.organisation.start.children) {
      const scope = scopeOf(sample.state, { org: node.path, depth: node.depth })
      const { rows, evidence } = await sample.state.answerer.answer(chart, scope)
      expect(chart.headline(rows, contextOf(scope), evidence)).not.toMatch(/[{}]|undefined|NaN/)
    }
  })
})
