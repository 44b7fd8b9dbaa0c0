import type { Company } from '../../randomCompany'
import type { Cells } from '../../randomCompany/draw'
import { headcount } from './headcount'
import {
  applies,
  cell,
  childrenOf,
  history,
  NOTHING,
  nodesOf,
  num,
  ratioOf,
  within,
  type Figure,
  type Where,
} from './place'

/** favourable from, unfavourable up to: metrics.md, by the number of options. */
const SCALES: Readonly<Record<string, readonly [number, number]>> = {
  2: [2, 1],
  3: [3, 1],
  4: [3, 2],
  5: [4, 2],
  6: [4, 3],
  7: [6, 3],
  8: [7, 3],
  9: [7, 4],
  10: [8, 3],
  11: [8, 4],
}

export interface Answer {
  who: string
  named: boolean
  org: string
  quarter: string
  question: string
  scale: number
  points: number
  recommend: boolean
}

const read = new WeakMap<Company, Map<Cells, Answer>>()

/** Answers that count, turned once. Without ids the n-th answers to the questions of a node and quarter stand for one response. */
export function answersOf(company: Company): Map<Cells, Answer> {
  const known = read.get(company)
  if (known) return known
  const order = new Map<string, number>()
  const answers = new Map<Cells, Answer>()
  for (const row of company.tables.sentiment) {
    const [score, scale] = [num(row, '得分'), num(row, '量表级数')]
    if (score === null || scale === null) continue
    const [org, quarter, question, id] = ['单位路径', '季度', '题目', '答卷编号'].map((name) => cell(row, name))
    const place = `${org} ${quarter} ${question}`
    const turn = (order.get(place) ?? 0) + 1
    if (id === '') order.set(place, turn)
    answers.set(row, {
      who: id ? `${quarter} ${id}` : `?${org} ${quarter} ${turn}`,
      named: id !== '',
      org: org ?? '',
      quarter: quarter ?? '',
      question: question ?? '',
      scale,
      points: cell(row, '反向题') === '是' ? scale + 1 - score : score,
      recommend: cell(row, '推荐意愿题') === '是',
    })
  }
  read.set(company, answers)
  return answers
}

export const scoreOf = ({ points, scale }: Answer): number => ((points - 1) / (scale - 1)) * 100

export function classOf({ points, scale }: Answer): string {
  const [from, to] = SCALES[scale] ?? [Infinity, -Infinity]
  return points >= from ? 'favourable' : points <= to ? 'unfavourable' : 'neutral'
}

export function sentimentFigure(company: Company, id: string, where: Where): Figure {
  if (!applies('sentiment', where)) return NOTHING
  const all = answersOf(company)
  const answers = within(history(company, 'sentiment', where), where.quarters).flatMap((row) => all.get(row) ?? [])
  if (['respondents', 'participation', 'return_rate'].includes(id)) return turnout(company, id, where, answers)
  if (id === 'enps')
    return where.quarters.every((quarter) => answers.some((one) => one.quarter === quarter && one.recommend))
      ? promoters(answers)
      : NOTHING
  const asked = answers.filter((answer) => !answer.recommend)
  if (id === 'index') return indexOf(asked)
  if (id === 'score')
    return ratioOf(
      asked.reduce((sum, answer) => sum + scoreOf(answer), 0),
      asked.length,
    )
  if (new Set(asked.map((answer) => answer.scale)).size !== 1) return NOTHING
  return ratioOf(asked.filter((answer) => classOf(answer) === id).length, asked.length)
}

function promoters(answers: readonly Answer[]): Figure {
  let [balance, all] = [0, 0]
  for (const { recommend, scale, points } of answers) {
    if (!recommend || scale !== 11) continue
    all += 1
    if (points - 1 >= 9) balance += 1
    if (points - 1 <= 6) balance -= 1
  }
  return ratioOf(balance, all, 100)
}

/** Mean over people of their mean. */
function indexOf(asked: readonly Answer[]): Figure {
  const people = new Map<string, number[]>()
  for (const answer of asked) people.set(answer.who, [...(people.get(answer.who) ?? []), scoreOf(answer)])
  let sum = 0
  for (const scores of people.values()) sum += scores.reduce((total, score) => total + score, 0) / scores.length
  return ratioOf(sum, people.size)
}

function turnout(company: Company, id: string, where: Where, answers: readonly Answer[]): Figure {
  const all = [...answersOf(company).values()]
  const held = where.quarters.every((quarter) => all.some((answer) => answer.quarter === quarter))
  const attached = !where.own || history(company, 'sentiment', where).some((row) => answersOf(company).has(row))
  const people = held && attached ? peopleOf(answers) : null
  if (id === 'respondents') return { part: people, value: people }
  if (id === 'participation') return ratioOf(people, headcount(company, where, ['在册人数']).total)
  if (Object.keys(where.values).length || where.own) return ratioOf(people, null)
  let total: number | null = 0
  for (const quarter of where.quarters) {
    const invited = invitedTo(company, where.org, quarter)
    total = total === null || invited === null ? null : total + invited
  }
  return ratioOf(people, total)
}

/** Ids once each; where there are none, the most answers to one question, node by node and quarter by quarter. */
export function peopleOf(answers: readonly Answer[]): number {
  const ids = new Set<string>()
  const counts = new Map<string, Map<string, number>>()
  for (const { who, named, org, quarter, question } of answers) {
    if (named) ids.add(who)
    else {
      const place = counts.get(`${org} ${quarter}`) ?? new Map<string, number>()
      place.set(question, (place.get(question) ?? 0) + 1)
      counts.set(`${org} ${quarter}`, place)
    }
  }
  let people = ids.size
  for (const place of counts.values()) people += Math.max(...place.values())
  return people
}

function invitedTo(company: Company, node: string, quarter: string): number | null {
  const here = (row: Cells) =>
    cell(row, '单位路径') === node && cell(row, '季度') === quarter && cell(row, '发放数') !== ''
  const stated = company.tables.sentiment.filter(here).map((row) => Number(cell(row, '发放数')))
  if (stated.length) return Math.max(...stated)
  let total: number | null = null
  for (const child of childrenOf(nodesOf(company), node)) {
    const below = invitedTo(company, child, quarter)
    if (below !== null) total = (total ?? 0) + below
  }
  return total
}
