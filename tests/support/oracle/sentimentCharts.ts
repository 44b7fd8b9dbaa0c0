import { at, type Row } from '../../data/sample'
import { answers, isRecommend, moodOf, newcombe, pointsOf, scoreOf, within, type Group, type Mood } from './sentiment'

/** A group's answers on one dimension; `leave` takes rows out of it. */
export function dimensionMood(group: Group, dimension: string, leave: (row: Row) => boolean = () => false): Mood {
  return moodOf(group, (row) => isRecommend(row) || at(row, '维度') !== dimension || leave(row))
}

/** Which differences between pairs of shares are told from chance: p < 0.05 and within Benjamini–Hochberg at 10 %. */
export function significantOf(pairs: readonly (readonly [Mood, Mood])[]): boolean[] {
  const ps = pairs.map(([own, rest]) => pValue(own, rest))
  return ps.map((p) => {
    if (p >= 0.05) return false
    // The largest k of which at least k p-values lie at or below k·q/m, counted anew for each.
    return ps.some((limit) => {
      const below = ps.filter((other) => other <= limit).length
      return p <= limit && limit <= (below * 0.1) / ps.length
    })
  })
}

/** The level at which Newcombe's interval touches 0, walked to in small steps of z. */
function pValue(own: Mood, rest: Mood): number {
  const [a, b] = [
    { p: own.p, n: own.effective },
    { p: rest.p, n: rest.effective },
  ]
  let z = 0
  for (let step = 1; step > 1e-7; step /= 10) {
    for (;;) {
      const { low, high } = newcombe(a, b, z + step)
      if ((low <= 0 && high >= 0) || z > 40) break
      z += step
    }
  }
  return 2 * upperTail(z)
}

/** P(Z > z), by Simpson's rule on the density. */
function upperTail(z: number): number {
  const [steps, end] = [4000, z + 12]
  const width = (end - z) / steps
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  let sum = density(z) + density(end)
  for (let i = 1; i < steps; i++) sum += (i % 2 ? 4 : 2) * density(z + i * width)
  return (sum * width) / 3
}

/** Mean score of each dimension that each respondent of the group gave. */
function scoresOf(group: Group): Map<string, Map<string, number>> {
  const people = new Map<string, Map<string, number[]>>()
  for (const row of answers) {
    if (!within(row, group) || isRecommend(row)) continue
    const person = people.get(at(row, '答卷编号')) ?? new Map<string, number[]>()
    people.set(at(row, '答卷编号'), person)
    person.set(at(row, '维度'), [...(person.get(at(row, '维度')) ?? []), scoreOf(row)])
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return new Map(
    [...people].map(([id, given]) => [id, new Map([...given].map(([name, values]) => [name, mean(values)]))]),
  )
}

export interface Driver {
  score: number
  respondents: number
  rho: number
  low: number
  high: number
}

/** Score and impact of a dimension, with the mean of each respondent's other dimensions. */
export function driverOf(group: Group, dimension: string): Driver {
  const pairs: [number, number][] = []
  let respondents = 0
  for (const given of scoresOf(group).values()) {
    const own = given.get(dimension)
    if (own === undefined) continue
    respondents += 1
    const others = [...given].filter(([name]) => name !== dimension).map(([, value]) => value)
    if (!others.length) continue
    pairs.push([own, Number((others.reduce((sum, value) => sum + value, 0) / others.length).toFixed(9))])
  }
  let [total, count] = [0, 0]
  for (const row of answers) {
    if (!within(row, group) || isRecommend(row) || at(row, '维度') !== dimension) continue
    total += scoreOf(row)
    count += 1
  }
  const rho = pearson(ranks(pairs.map(([x]) => x)), ranks(pairs.map(([, y]) => y)))
  const half = 1.959963984540054 * Math.sqrt((1 + (rho * rho) / 2) / (pairs.length - 3))
  const z = 0.5 * Math.log((1 + rho) / (1 - rho))
  return { score: total / count, respondents, rho, low: Math.tanh(z - half), high: Math.tanh(z + half) }
}

/** One more than how many lie below, plus half of those that are equal. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })
}

function pearson(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  let [xy, xx, yy] = [0, 0, 0]
  x.forEach((value, i) => {
    xy += (value - mx) * ((y[i] ?? NaN) - my)
    xx += (value - mx) ** 2
    yy += ((y[i] ?? NaN) - my) ** 2
  })
  return xy / Math.sqrt(xx * yy)
}

/** Answers to the recommendation question by class. */
export function recommendations(group: Group) {
  const found = { promoters: 0, passives: 0, detractors: 0, responses: 0 }
  for (const row of answers) {
    if (!within(row, group) || !isRecommend(row)) continue
    const likely = pointsOf(row) - 1
    found[likely >= 9 ? 'promoters' : likely >= 7 ? 'passives' : 'detractors'] += 1
    found.responses += 1
  }
  return found
}

/** How many different people of a group answered anything. */
export function respondentsOf(group: Group): number {
  return new Set(answers.filter((row) => within(row, group)).map((row) => at(row, '答卷编号'))).size
}
