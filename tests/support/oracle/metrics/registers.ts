import type { Company } from '../../randomCompany'
import { later, type Cells } from '../../randomCompany/draw'
import { headcount } from './headcount'
import {
  cell,
  childrenOf,
  history,
  isBelow,
  knownQuarters,
  NOTHING,
  nodesOf,
  num,
  ratioOf,
  within,
  type Figure,
  type Where,
} from './place'

const filtered = ({ values }: Where) => Object.keys(values).length > 0

/** Sum of the items of a branch; undefined where it has none or its full marks are not 100. */
export function branch(
  company: Company,
  org: string,
  quarter: string,
  side: string,
): { score: number; full: number } | undefined {
  let [score, full, items] = [0, 0, 0]
  for (const row of company.tables.assessment) {
    if (cell(row, '单位路径') !== org || cell(row, '季度') !== quarter || cell(row, '考核侧') !== side) continue
    score += num(row, '得分') ?? 0
    full += num(row, '满分') ?? 0
    items += 1
  }
  return items && Math.abs(full - 100) < 1e-9 ? { score, full } : undefined
}

export function branchesBelow(company: Company, org: string, quarter: string, side: string) {
  const found = []
  for (const node of nodesOf(company)) {
    const one = node !== org && isBelow(node, org) ? branch(company, node, quarter, side) : undefined
    if (one) found.push(one)
  }
  return found
}

export function scoreOf(company: Company, org: string, quarter: string, side: string): number | null {
  const mine = branch(company, org, quarter, side)
  if (mine) return mine.score
  const below = branchesBelow(company, org, quarter, side)
  return below.length ? below.reduce((sum, one) => sum + one.score, 0) / below.length : null
}

/** `key` is the side where sides are told apart. */
export function assessmentFigure(company: Company, id: string, where: Where, key = ''): Figure {
  if (filtered(where) || (where.own && id !== 'lost_points')) return NOTHING
  const quarter = where.quarters.at(-1) ?? ''
  const side = key === 'business' ? '业务' : '党建'
  if (id === 'lost_points') {
    const rows = within(history(company, 'assessment', where), where.quarters)
    const lost = rows.reduce((sum, row) => sum + Math.max(0, (num(row, '满分') ?? 0) - (num(row, '得分') ?? 0)), 0)
    const known = where.quarters.every((quarter) => within(rows, [quarter]).length > 0)
    return { part: lost, value: known ? lost : null }
  }
  if (id === 'ceiling_share') {
    const below = branchesBelow(company, where.org, quarter, side)
    const mine = branch(company, where.org, quarter, side)
    const all = below.length || !mine ? below : [mine]
    return ratioOf(all.filter(({ score, full }) => score >= full).length, all.length)
  }
  if (id === 'streak') return streak(company, where.org, quarter, side)
  const [party, business] = ['党建', '业务'].map((one) => scoreOf(company, where.org, quarter, one))
  const value =
    id === 'party_score'
      ? party
      : id === 'business_score'
        ? business
        : party == null || business == null
          ? null
          : party - business
  return { part: value ?? null, value: value ?? null }
}

function streak(company: Company, org: string, quarter: string, side: string): Figure {
  if (!branch(company, org, quarter, side)) return NOTHING
  let count = 0
  for (let when = quarter; ; when = later(when, -1)) {
    const one = branch(company, org, when, side)
    if (!one || one.score < one.full) return { part: count, value: count }
    count += 1
  }
}

export function proposalFigure(company: Company, id: string, where: Where): Figure {
  if (filtered(where)) return NOTHING
  const ever = history(company, 'proposals', where)
  const rows = within(ever, where.quarters)
  const known = where.quarters.every((quarter) => knownQuarters(company, 'proposals').has(quarter))
  const having = (...states: string[]) => rows.filter((row) => states.includes(cell(row, '状态'))).length
  if (id !== 'proposal_participation' && !(known && ever.length)) return NOTHING
  if (id === 'adoption_rate') return ratioOf(having('已采纳', '已实施'), having('已采纳', '已实施', '已否决'))
  if (id === 'implementation_rate') return ratioOf(having('已实施'), having('已采纳', '已实施'))
  if (id === 'rejection_rate') return ratioOf(having('已否决'), having('已采纳', '已实施', '已否决'))
  if (id === 'value_created') {
    const value = rows.reduce((sum, row) => sum + (num(row, '创造价值') ?? 0), 0)
    return { part: value, value }
  }
  const whole = headcount(company, where, ['在册人数']).mean
  let said = known
  for (const quarter of where.quarters) {
    const those = within(rows, [quarter])
    if (those.length && those.every((row) => cell(row, '提案人工号') === '')) said = false
  }
  return ratioOf(said ? new Set(rows.flatMap((row) => cell(row, '提案人工号') || [])).size : null, whole)
}

export function serviceFigure(company: Company, id: string, where: Where): Figure {
  if (filtered(where)) return NOTHING
  const [part, whole, kinds] =
    id === 'assistance_rate'
      ? ['帮扶数', '在档数', ['困难帮扶', '送温暖']]
      : id === 'household_amount'
        ? ['金额', '帮扶数', ['困难帮扶', '送温暖']]
        : ['成功数', '帮扶数', ['劳动争议调解']]
  const ever = history(company, 'services', where)
  const known = knownQuarters(company, 'services')
  if (!ever.length || !where.quarters.every((quarter) => known.has(quarter))) return NOTHING
  let [over, under] = [0, 0]
  for (const row of within(ever, where.quarters)) {
    const [a, b] = [num(row, part as string), num(row, whole as string)]
    if (!kinds.includes(cell(row, '类别')) || a === null || b === null) continue
    over += a
    under += b
  }
  return ratioOf(over, under)
}

/** Rows that make up an indicator of a node: counts are its own or its children's, anything else is its own alone. */
function indicatorRows(company: Company, node: string, period: string, indicator: string): Cells[] {
  const mine = company.tables.outcomes.filter(
    (row) => cell(row, '单位路径') === node && cell(row, '期间') === period && cell(row, '指标') === indicator,
  )
  if (
    mine.length ||
    company.tables.outcomes.some((row) => cell(row, '指标') === indicator && cell(row, '类型') !== '数量')
  )
    return mine
  return childrenOf(nodesOf(company), node).flatMap((child) => indicatorRows(company, child, period, indicator))
}

/** Every quarter must name the indicator; a year's own target is set against what the quarters add up to. */
export function outcomeFigure(company: Company, id: string, where: Where, key = ''): Figure {
  if (filtered(where) || where.own) return NOTHING
  const each = where.quarters.map((quarter) => indicatorRows(company, where.org, quarter, key))
  const rows = each.flat()
  const targeted = (those: readonly Cells[]) => those.filter((row) => num(row, '目标') !== null)
  const planned = (those: readonly Cells[]) =>
    those.some((row) => cell(row, '方向') === '越高越好' && cell(row, '类型') === '数量')
  const sum = (those: readonly Cells[], name: string) => those.reduce((total, row) => total + (num(row, name) ?? 0), 0)
  if (id === 'plan_completion') {
    if (!each.every(planned)) return NOTHING
    const yearly = targeted(indicatorRows(company, where.org, where.quarters[0]?.slice(0, 4) ?? '', key))
    if (where.toDate && yearly.length) return ratioOf(sum(rows, '数值'), sum(yearly, '目标'))
    if (!each.every((those) => targeted(those).length)) return NOTHING
    return ratioOf(sum(targeted(rows), '数值'), sum(targeted(rows), '目标'))
  }
  const kind = cell(rows[0] ?? {}, '类型')
  const known = targeted(rows)
  const gap =
    known.length && !planned(rows) && (kind === '数量' || kind === '水平')
      ? sum(known, '数值') - sum(known, '目标')
      : null
  return { part: gap, value: gap }
}
