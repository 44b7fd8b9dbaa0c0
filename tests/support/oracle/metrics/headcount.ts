import type { Company } from '../../randomCompany'
import { lastDayOf, later, type Cells } from '../../randomCompany/draw'
import { applies, cell, childrenOf, matches, nodesOf, num, type Where } from './place'

/** What makes up a node's headcount in a quarter: stated counts and workers. */
interface Made {
  stated: Cells[]
  people: Cells[]
}

/** Who is listed twice in a quarter counts once, where listed last. */
function listed(company: Company): Map<string, Cells> {
  const last = new Map<string, Cells>()
  for (const row of company.tables.roster) last.set(`${cell(row, '季度')} ${cell(row, '工号')}`, row)
  return last
}

const worked = new WeakMap<Company, { people: Cells[]; nodes: Set<string> }>()

function prepared(company: Company) {
  const known = worked.get(company) ?? { people: [...listed(company).values()], nodes: nodesOf(company) }
  worked.set(company, known)
  return known
}

/** The node's own rows of this quarter, else of the nearest of the four before. */
function own(company: Company, node: string, quarter: string): Made | undefined {
  const { people } = prepared(company)
  for (let back = 0; back <= 4; back += 1) {
    const when = later(quarter, -back)
    const here = (row: Cells) => cell(row, '单位路径') === node && cell(row, '季度') === when
    const stated = company.tables.headcount.filter(here)
    const workers = people.filter(here)
    if (stated.length) return { stated, people: [] }
    if (workers.length) return { stated: [], people: workers }
  }
  return undefined
}

/** Its own count if it states one, else its own workers and its children's. */
export function made(company: Company, node: string, quarter: string): Made {
  const mine = own(company, node, quarter)
  if (mine?.stated.length) return mine
  const all: Made = { stated: [], people: [...(mine?.people ?? [])] }
  for (const child of childrenOf(prepared(company).nodes, node)) {
    const below = made(company, child, quarter)
    all.stated.push(...below.stated)
    all.people.push(...below.people)
  }
  return all
}

const LEVELS = ['初级工', '中级工', '高级工', '技师', '高级技师']
const HIGH = ['高级工', '技师', '高级技师']

/** One figure of a stated row. Skilled workers are the sum of the levels where they are not stated. */
export function statedFigure(row: Cells, name: string): number | null {
  const sum = (names: readonly string[]) =>
    names.every((one) => num(row, one) !== null) ? names.reduce((total, one) => total + (num(row, one) ?? 0), 0) : null
  if (name === '技能人才人数') return num(row, name) ?? sum(LEVELS)
  if (name === '高技能人才') return sum(HIGH)
  return num(row, name)
}

/** The same of a worker, who counts as one. */
export function workerFigure(company: Company, row: Cells, name: string, quarter: string): number | null {
  const flag = (header: string) => (cell(row, header) === '' ? null : Number(cell(row, header) === '是'))
  const level = cell(row, '技能等级')
  if (name === '在册人数') return 1
  if (name === '操作岗人数') return flag('是否操作岗')
  if (name === '技能人才人数') return level === '' ? null : 1
  if (name === '高技能人才') return level === '' ? null : Number(HIGH.includes(level))
  if (name === '工会会员') return flag('是否入会')
  if (!company.tables.certificates.length) return cell(row, '是否操作岗') === '是' ? flag('是否持证') : null
  if (flag('是否操作岗') === null) return null
  return Number(flag('是否操作岗') === 1 && holds(company, cell(row, '工号'), lastDayOf(quarter)))
}

function holds(company: Company, id: string, day: string): boolean {
  return company.tables.certificates.some(
    (row) => cell(row, '工号') === id && cell(row, '发证日期') <= day && cell(row, '有效期至') >= day,
  )
}

export interface Heads {
  /** Sums of the named figures over rows that know all of them, in the last quarter asked for. */
  sums: (number | null)[]
  /** Mean and sum over the quarters of the first figure. */
  mean: number | null
  total: number | null
  /** Everyone is a listed worker. */
  roster: boolean
}

/** Under a filter of workers only what is listed worker by worker can be counted; a category is no worker's. */
export function headcount(company: Company, where: Where, names: readonly string[]): Heads {
  const values = Object.fromEntries(Object.entries(where.values).filter(([column]) => column !== 'category'))
  const filtered = Object.keys(values).length > 0
  const none: Heads = { sums: names.map(() => null), mean: null, total: null, roster: false }
  if (where.own || (filtered && !(company.tables.roster.length && applies('roster', { values })))) return none
  const series: (number | null)[] = []
  let heads = none
  for (const quarter of where.quarters) {
    const { stated, people } = made(company, where.org, quarter)
    const counted = people.filter((row) => matches(row, values))
    const sums: (number | null)[] = names.map(() => null)
    const add = (figures: readonly (number | null)[]) => {
      if (figures.every((figure) => figure !== null))
        figures.forEach((figure, at) => (sums[at] = (sums[at] ?? 0) + figure))
    }
    if (!(filtered && stated.length)) {
      for (const row of stated) add(names.map((name) => statedFigure(row, name)))
      for (const row of counted) add(names.map((name) => workerFigure(company, row, name, quarter)))
    }
    heads = { ...none, sums, roster: people.length > 0 && !stated.length }
    series.push(sums[0] ?? null)
  }
  const total = series.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0)
  return { ...heads, total, mean: total === null ? null : total / series.length }
}

/** Numbers of the workers on the node's roster. */
export function rosterOf(company: Company, node: string, quarter: string): Set<string> {
  return new Set(made(company, node, quarter).people.map((row) => cell(row, '工号')))
}
