import type { Cell, Relation } from '@/grammar/statistics/suppression/table'
import { treeRelations, type TreeNode } from '@/grammar/statistics/suppression/treeRelations'

/** What is published of a made-up company: quarter × node × question × at most one of the attributes. */
export interface CompanyShape {
  /** Below a root: units, and teams of every unit; people stand in teams and, where `own`, in units themselves. */
  units: number
  teams: number
  own: boolean
  /** Number of values of each attribute; all attributes are published beside each other. */
  attributes: readonly number[]
  /** 0: only the questions together. */
  questions: number
  quarters: number
  /** The sum over all quarters (累计) is published too. */
  together: boolean
  /** Mean number of respondents of a team. */
  size: number
  /** Chance that an answer is left out. */
  skip: number
}

/** Everything publishable of such a company and every sum a reader knows, with random people. */
export function company(shape: CompanyShape, random: () => number): { cells: Cell[]; relations: Relation[] } {
  const nodes = nodesOf(shape)
  const questions = ['all', ...Array.from({ length: shape.questions }, (_, i) => `q${i}`)]
  const groups = ['all', ...shape.attributes.flatMap((values, a) => valuesOf(values, a))]
  const periods = Array.from({ length: shape.quarters }, (_, i) => `t${i}`)
  const published = shape.together && shape.quarters > 1 ? [...periods, 'sum'] : periods
  const key = (period: string, node: string, question: string, group: string) =>
    `${period}|${node}|${question}|${group}`
  const counts = new Map<string, number>()
  for (const period of published)
    for (const { key: node } of nodes)
      for (const question of questions) for (const group of groups) counts.set(key(period, node, question, group), 0)
  const count = (cell: string) => counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const parents = new Map(nodes.map(({ key: node, parent }) => [node, parent]))
  const inner = new Set(parents.values())
  for (const period of periods) {
    for (const { key: leaf } of nodes) {
      if (inner.has(leaf)) continue
      const people = Math.floor(-Math.log(1 - random()) * shape.size)
      for (let i = 0; i < people; i++) {
        const own = ['all', ...shape.attributes.map((values, a) => `${a}=${Math.floor(random() ** 2 * values)}`)]
        const given = questions.filter((question) => question !== 'all' && random() >= shape.skip)
        // Who answered nothing is no respondent.
        const answered = shape.questions === 0 ? questions : given.length > 0 ? ['all', ...given] : []
        for (let node: string | undefined = leaf; node !== undefined; node = parents.get(node))
          for (const question of answered)
            for (const group of own)
              for (const at of period === 'sum' || published.length === periods.length ? [period] : [period, 'sum'])
                count(key(at, node, question, group))
      }
    }
  }
  const relations: Relation[] = []
  for (const period of published) {
    for (const question of questions) {
      for (const group of groups) relations.push(...treeRelations(nodes, (node) => key(period, node, question, group)))
      for (const { key: node } of nodes)
        shape.attributes.forEach((values, a) => {
          const parts = valuesOf(values, a).map((group) => key(period, node, question, group))
          relations.push({ total: key(period, node, question, 'all'), parts })
        })
    }
    if (shape.questions > 0)
      for (const { key: node } of nodes)
        for (const group of groups) {
          const parts = questions.slice(1).map((question) => key(period, node, question, group))
          relations.push({ total: key(period, node, 'all', group), parts })
        }
  }
  if (published.length > periods.length)
    for (const { key: node } of nodes)
      for (const question of questions)
        for (const group of groups)
          relations.push({
            total: key('sum', node, question, group),
            parts: periods.map((period) => key(period, node, question, group)),
          })
  return { cells: [...counts].map(([cell, n]) => ({ key: cell, n })), relations }
}

function nodesOf({ units, teams, own }: CompanyShape): TreeNode[] {
  const names = Array.from({ length: units }, (_, unit) => `u${unit}`)
  return [
    { key: 'root' },
    ...names.map((unit) => ({ key: unit, parent: 'root' })),
    ...names.flatMap((unit) => Array.from({ length: teams }, (_, team) => ({ key: `${unit}.${team}`, parent: unit }))),
    ...(own && teams > 0 ? names.map((unit) => ({ key: `${unit}/`, parent: unit })) : []),
  ]
}

const valuesOf = (values: number, attribute: number): string[] =>
  Array.from({ length: values }, (_, value) => `${attribute}=${value}`)
