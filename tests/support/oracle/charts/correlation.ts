import { nodesOf } from '../metrics/place'
import { figureOf } from '../metrics'
import { whereOf } from './rows'
import type { RowOracle } from './rows'

const MEASURES = ['party_score', 'business_score', 'favourable', 'closure_rate', 'coverage'] as const
const ENOUGH = 10

/** The mean of the places that a value and its equals take. */
const ranks = (values: readonly number[]): number[] =>
  values.map((value) => {
    const below = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })

function pearson(x: readonly number[], y: readonly number[]): number | null {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  let [xy, xx, yy] = [0, 0, 0]
  x.forEach((one, at) => {
    const other = y[at] ?? 0
    xy += (one - mx) * (other - my)
    xx += (one - mx) ** 2
    yy += (other - my) ** 2
  })
  return xx && yy ? xy / Math.sqrt(xx * yy) : null
}

export const correlationChart: RowOracle = (company, ask) => {
  const depth = (org: string) => org.split('/').length
  const known = [...nodesOf(company)]
    .filter((org) => org.startsWith(`${ask.org}/`))
    .map((org) => ({ org, values: MEASURES.map((id) => figureOf(company, id, whereOf(company, ask, { org })).value) }))
    .filter(({ values }) => values.filter((value) => value !== null).length > 1)
  const depths = [...new Set(known.map(({ org }) => depth(org)))].sort((a, b) => a - b)
  const at = (level: number) => known.filter(({ org }) => depth(org) === level)
  const fullest = Math.max(0, ...depths.map((level) => at(level).length))
  const level = depths.find((one) => at(one).length >= Math.min(ENOUGH, fullest))
  const nodes = level === undefined ? [] : at(level)
  return {
    by: ['x', 'y'],
    rows: nodes.length
      ? MEASURES.flatMap((x, first) =>
          MEASURES.slice(first + 1).map((y, offset) => {
            const second = first + 1 + offset
            const both = nodes.flatMap(({ values }) => {
              const [a, b] = [values[first] ?? null, values[second] ?? null]
              return a === null || b === null ? [] : [[a, b] as const]
            })
            const rho = pearson(ranks(both.map(([a]) => a)), ranks(both.map(([, b]) => b)))
            return { x, y, rho: both.length < ENOUGH ? null : rho, nodes: both.length }
          }),
        )
      : [],
  }
}
