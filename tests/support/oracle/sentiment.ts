import { at, number, read, type Row } from '../../data/sample'

/** Answers that count, straight from the file. */
export const answers: readonly Row[] = read('sentiment').filter((row) => at(row, '得分') !== '')

const Z = 1.959963984540054

export interface Group {
  quarter?: string
  unit?: string
  team?: string
  party?: '是' | '否'
  age?: string
}

export function within(row: Row, { quarter, unit, team, party, age }: Group): boolean {
  if (quarter && at(row, '季度') !== quarter) return false
  if (unit && at(row, '单位') !== unit) return false
  if (team && at(row, '区队') !== team) return false
  if (age && at(row, '年龄段') !== age) return false
  return !party || at(row, '是否党员') === party
}

/** The answer turned so that high is good, on 1…k. */
export function pointsOf(row: Row): number {
  const score = number(row, '得分')
  return at(row, '反向题') === '是' ? number(row, '量表级数') + 1 - score : score
}

export const isRecommend = (row: Row): boolean => at(row, '推荐意愿题') === '是'

export function classOf(row: Row): 'favourable' | 'neutral' | 'unfavourable' {
  const points = pointsOf(row)
  if (at(row, '量表级数') === '5') return points >= 4 ? 'favourable' : points <= 2 ? 'unfavourable' : 'neutral'
  const outOfTen = points - 1
  return outOfTen >= 7 ? 'favourable' : outOfTen <= 3 ? 'unfavourable' : 'neutral'
}

export const scoreOf = (row: Row): number => ((pointsOf(row) - 1) / (number(row, '量表级数') - 1)) * 100

export interface Mood {
  respondents: number
  p: number
  effective: number
  low: number
  high: number
  index: number
  variance: number
}

/** 正面评价率 and 综合得分 of a group, person by person. */
export function moodOf(group: Group, leave: (row: Row) => boolean = () => false): Mood {
  const everyone = new Set<string>()
  const people = new Map<string, { good: number; all: number; scores: number[] }>()
  for (const row of answers) {
    if (!within(row, group) || leave(row)) continue
    const id = at(row, '答卷编号')
    everyone.add(id)
    if (isRecommend(row)) continue
    const person = people.get(id) ?? { good: 0, all: 0, scores: [] }
    people.set(id, person)
    person.all += 1
    if (classOf(row) === 'favourable') person.good += 1
    person.scores.push(scoreOf(row))
  }
  let good = 0
  let all = 0
  for (const person of people.values()) {
    good += person.good
    all += person.all
  }
  const n = people.size
  const p = good / all
  let squares = 0
  const means: number[] = []
  for (const person of people.values()) {
    squares += (person.good - p * person.all) ** 2
    means.push(person.scores.reduce((sum, score) => sum + score, 0) / person.scores.length)
  }
  const v = ((n / (n - 1)) * squares) / all ** 2
  const effective = v === 0 ? n : Math.min(all, Math.max(n, (p * (1 - p)) / v))
  const index = means.reduce((sum, mean) => sum + mean, 0) / n
  const variance = means.reduce((sum, mean) => sum + (mean - index) ** 2, 0) / (n - 1)
  return { respondents: everyone.size, p, effective, ...wilson(p, effective), index, variance }
}

export function wilson(p: number, n: number, z = Z): { low: number; high: number } {
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return { low: centre - half, high: centre + half }
}

/** Newcombe's interval of a − b. */
export function newcombe(
  a: { p: number; n: number },
  b: { p: number; n: number },
  z = Z,
): { low: number; high: number } {
  const [one, two] = [wilson(a.p, a.n, z), wilson(b.p, b.n, z)]
  const d = a.p - b.p
  return {
    low: d - Math.sqrt((a.p - one.low) ** 2 + (two.high - b.p) ** 2),
    high: d + Math.sqrt((one.high - a.p) ** 2 + (b.p - two.low) ** 2),
  }
}
