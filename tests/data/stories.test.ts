import { expect, test } from 'vitest'
import { at, distinct, groups, number, quarterOf, read, sum, type Row } from './sample'

const demands = read('demands')
const submittedIn = (row: Row): string => quarterOf(at(row, '登记日期'))
const teamOf = (row: Row): string => at(row, '区队').replace('党支部', '')

/** The 95 % interval of a difference of two shares, by the plain normal formula. */
const difference = (a: readonly [number, number], b: readonly [number, number]): [number, number] => {
  const [p, q] = [a[0] / a[1], b[0] / b[1]]
  const half = 1.96 * Math.sqrt((p * (1 - p)) / a[1] + (q * (1 - q)) / b[1])
  return [p - q - half, p - q + half]
}

const share = (rows: readonly Row[], holds: (row: Row) => boolean): [number, number] => [
  rows.filter(holds).length,
  rows.length,
]

const answers = read('sentiment').filter((row) => at(row, '量表级数') === '5')
const isFavourable = (row: Row): boolean =>
  at(row, '反向题') === '是' ? number(row, '得分') <= 2 : number(row, '得分') >= 4

/** Favourable over several questions with the variance between respondents. */
const favourable = (rows: readonly Row[]): { p: number; variance: number } => {
  const p = rows.filter(isFavourable).length / rows.length
  const people = [...groups(rows, (row) => at(row, '答卷编号')).values()]
  const squares = people.reduce((total, own) => total + (own.filter(isFavourable).length - p * own.length) ** 2, 0)
  return { p, variance: ((people.length / (people.length - 1)) * squares) / rows.length ** 2 }
}

const partyScores = (quarter: string): [string, number][] => {
  const rows = read('assessment').filter((row) => at(row, '季度') === quarter && at(row, '考核侧') === '党建')
  return [...groups(rows, teamOf)].map(([team, own]) => [team, sum(own, '得分')])
}

test('1: after the canteen of 五号井 changed hands, 生活保障 demands surge and are closed slowly', () => {
  const living = demands.filter((row) => at(row, '需求类别') === '生活保障')
  const own = living.filter((row) => at(row, '单位') === '五号井')
  const now = own.filter((row) => submittedIn(row) === '2026Q3')
  const lastYear = own.filter((row) => submittedIn(row) === '2025Q3')
  expect(now.length - lastYear.length).toBeGreaterThan(1.96 * Math.sqrt(now.length + lastYear.length))
  expect(now.length).toBeGreaterThan(2 * lastYear.length)
  expect(now.filter((row) => at(row, '子类') === '食堂').length).toBeGreaterThan(now.length / 2)

  const elsewhere = living.filter((row) => at(row, '单位') !== '五号井' && submittedIn(row) === '2026Q3')
  const counted = (rows: readonly Row[]): Row[] => rows.filter((row) => at(row, '状态') !== '不予受理')
  const isClosed = (row: Row): boolean => at(row, '状态') === '已办结'
  expect(difference(share(counted(now), isClosed), share(counted(elsewhere), isClosed))[1]).toBeLessThan(-0.3)
  expect(read('events').some((row) => at(row, '日期') === '2026-07-06' && at(row, '单位') === '五号井')).toBe(true)
})

test('2: 综采二队 is in the top third of the Party scores while its mood is significantly below the rest', () => {
  for (const quarter of ['2026Q2', '2026Q3']) {
    const scores = partyScores(quarter).sort((a, b) => b[1] - a[1])
    const rank = scores.findIndex(([team]) => team === '综采二队') + 1
    expect(rank).toBeLessThanOrEqual(scores.length / 3)
    const rows = answers.filter((row) => at(row, '季度') === quarter)
    const own = favourable(rows.filter((row) => at(row, '区队') === '综采二队'))
    const rest = favourable(rows.filter((row) => at(row, '区队') !== '综采二队'))
    expect(own.p - rest.p + 1.96 * Math.sqrt(own.variance + rest.variance)).toBeLessThan(0)
  }
  const before = favourable(answers.filter((row) => at(row, '区队') === '综采二队' && at(row, '季度') < '2025Q3'))
  const after = favourable(answers.filter((row) => at(row, '区队') === '综采二队' && at(row, '季度') > '2026Q1'))
  expect(after.p - before.p + 1.96 * Math.sqrt(before.variance + after.variance)).toBeLessThan(0)
})

test('3: safety training skips the night-shift positions', () => {
  const rows = read('training').filter((row) => at(row, '工号') !== '' && quarterOf(at(row, '培训日期')) === '2026Q3')
  const isNight = (row: Row): boolean => at(row, '岗位').startsWith('夜班')
  const isSafety = (row: Row): boolean => at(row, '培训类别') === '安全专题'
  const night = rows.filter(isNight)
  const others = rows.filter((row) => !isNight(row))
  expect(night.length).toBeGreaterThan(200)
  expect(difference(share(night, isSafety), share(others, isSafety))[1]).toBeLessThan(-0.3)
})

test('4: certificates are missing in 洗选厂 and nowhere else', () => {
  const last = read('headcount').filter((row) => at(row, '季度') === '2026Q3')
  for (const [unit, rows] of groups(last, (row) => at(row, '单位'))) {
    const rate = sum(rows, '持证操作岗人数') / sum(rows, '操作岗人数')
    if (unit === '洗选厂') expect(rate).toBeLessThan(0.82)
    else expect(rate).toBeGreaterThan(0.97)
  }
})

test('5: more than half of the branches are at the ceiling in the three latest quarters', () => {
  const atCeiling = (quarter: string): number => {
    const scores = partyScores(quarter)
    return scores.filter(([, score]) => score >= 100).length / scores.length
  }
  for (const quarter of ['2026Q1', '2026Q2', '2026Q3']) expect(atCeiling(quarter)).toBeGreaterThan(0.5)
  expect(atCeiling('2024Q1')).toBeLessThan(0.2)
})

test('6: 火工品库 is so small that its answers must be hidden', () => {
  const heads = read('headcount').filter((row) => at(row, '区队') === '火工品库')
  expect(new Set(heads.map((row) => at(row, '在册人数')))).toEqual(new Set(['12']))
  const quarters = groups(answers, (row) => at(row, '季度'))
  expect(quarters.size).toBe(12)
  for (const rows of quarters.values()) {
    for (const [team, own] of groups(rows, (row) => at(row, '区队'))) {
      if (team === '火工品库') expect(distinct(own, '答卷编号')).toBeLessThan(5)
      else expect(distinct(own, '答卷编号')).toBeGreaterThanOrEqual(8)
    }
  }
})

test('7: 机运处 has no headcount in 2025Q2, only there', () => {
  const present = groups(read('headcount'), (row) => `${at(row, '季度')} ${at(row, '单位')}`)
  expect(present.size).toBe(12 * 4 - 1)
  expect(present.has('2025Q2 机运处')).toBe(false)
})

test('8: demands follow the year', () => {
  const counts = [...groups(demands, submittedIn)].map(([quarter, rows]) => [quarter, rows.length] as const)
  const of = new Map(counts)
  for (const year of [2024, 2025, 2026]) {
    const low = of.get(`${year}Q2`) ?? 0
    expect(low).toBeLessThan(of.get(`${year}Q1`) ?? 0)
    expect(low).toBeLessThan(of.get(`${year}Q3`) ?? 0)
  }

  /** Share of the variance that the season explains, without the unit of story 1. */
  const usual = demands.filter((row) => at(row, '需求类别') === '生活保障' && at(row, '单位') !== '五号井')
  const values = [...groups(usual, submittedIn)].map(([quarter, rows]) => ({
    season: quarter.slice(4),
    n: rows.length,
  }))
  const mean = (list: readonly { n: number }[]): number => list.reduce((total, { n }) => total + n, 0) / list.length
  const spread = (centre: (season: string) => number): number =>
    values.reduce((total, { season, n }) => total + (n - centre(season)) ** 2, 0)
  const overall = mean(values)
  const within = spread((season) => mean(values.filter((value) => value.season === season)))
  expect(1 - within / spread(() => overall)).toBeGreaterThan(0.85)
})
