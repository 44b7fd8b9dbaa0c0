import { at, number, read, type Row } from '../../data/sample'
import { headcountOf } from './training'

const assessment = read('assessment')
const proposals = read('proposals')

export interface Where {
  unit?: string
  team?: string
}

const teamOf = (row: Row): string => at(row, '区队').replace('党支部', '')
const inside = (row: Row, { unit, team }: Where): boolean =>
  (!unit || at(row, '单位') === unit) && (!team || teamOf(row) === team)
const sideOf = (row: Row): string => (at(row, '考核侧') === '党建' ? 'party' : 'business')

/** Sums over the branches; every branch of the sample has 100 full marks a side. */
export function items(quarter: string, place: Where) {
  const found = new Map<string, Row[]>()
  for (const row of assessment) {
    if (at(row, '季度') !== quarter || !inside(row, place)) continue
    const key = `${sideOf(row)} ${at(row, '考核指标')}`
    found.set(key, [...(found.get(key) ?? []), row])
  }
  return [...found.values()].map((rows) => {
    let [full, score, lost] = [0, 0, 0]
    for (const row of rows) {
      full += number(row, '满分')
      score += number(row, '得分')
      lost += Math.max(0, number(row, '满分') - number(row, '得分'))
    }
    const [first] = rows as [Row]
    return {
      side: sideOf(first),
      indicator_group: at(first, '指标组'),
      item: at(first, '考核指标'),
      full_score: full / rows.length,
      mean_score: score / rows.length,
      lost_points: lost,
    }
  })
}

/** How often each reason stands beside a loss of an item. */
export function reasons(quarter: string, item: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const row of assessment) {
    if (at(row, '季度') !== quarter || at(row, '考核指标') !== item || at(row, '扣分原因') === '') continue
    if (number(row, '得分') < number(row, '满分'))
      found.set(at(row, '扣分原因'), (found.get(at(row, '扣分原因')) ?? 0) + 1)
  }
  return found
}

/** The Party side's groups, as means over the branches of each place. */
export function six(quarter: string, places: readonly { org: string | null; place: Where }[]) {
  return places.flatMap(({ org, place }) => {
    const groups = new Map<string, { score: number; full: number; branches: Set<string> }>()
    for (const row of assessment) {
      if (at(row, '季度') !== quarter || at(row, '考核侧') !== '党建' || !inside(row, place)) continue
      const group = groups.get(at(row, '指标组')) ?? { score: 0, full: 0, branches: new Set<string>() }
      group.score += number(row, '得分')
      group.full += number(row, '满分')
      group.branches.add(teamOf(row))
      groups.set(at(row, '指标组'), group)
    }
    return [...groups].map(([indicator_group, { score, full, branches }]) => ({
      indicator_group,
      org,
      score: score / branches.size,
      full_score: full / branches.size,
      rate: score / full,
    }))
  })
}

/** Ranks of places by the mean of their branches: one more than those above. */
export function ranks(quarters: readonly string[], places: readonly { org: string | null; place: Where }[]) {
  return quarters.flatMap((quarter) =>
    (['party', 'business'] as const).flatMap((side) => {
      const scores = places.map(({ org, place }) => {
        const branches = new Map<string, number>()
        for (const row of assessment) {
          if (at(row, '季度') !== quarter || sideOf(row) !== side || !inside(row, place)) continue
          branches.set(teamOf(row), (branches.get(teamOf(row)) ?? 0) + number(row, '得分'))
        }
        let total = 0
        for (const score of branches.values()) total += score
        return { quarter, org, side, score: total / branches.size, known: branches.size > 0 }
      })
      const known = scores.filter((one) => one.known)
      return known.map(({ known: _, ...row }) => ({
        ...row,
        rank: 1 + known.filter((other) => other.score > row.score + 1e-9).length,
      }))
    }),
  )
}

const STATUS: Readonly<Record<string, string>> = {
  已提交: 'submitted',
  已采纳: 'adopted',
  已实施: 'implemented',
  已否决: 'rejected',
}

export function ideas(quarter: string, place: Where) {
  return proposals
    .filter((row) => at(row, '季度') === quarter && inside(row, place))
    .map((row) => ({
      proposal_id: at(row, '提案编号'),
      title: at(row, '标题'),
      benefit: at(row, '效益评分') === '' ? null : number(row, '效益评分'),
      feasibility: at(row, '可行性评分') === '' ? null : number(row, '可行性评分'),
      status: STATUS[at(row, '状态')],
    }))
}

export function funnel(quarter: string, places: readonly { org: string | null; place: Where }[]) {
  return places.map(({ org, place }) => {
    const rows = proposals.filter((row) => at(row, '季度') === quarter && inside(row, place))
    const count = (status: string) => rows.filter((row) => at(row, '状态') === status).length
    const [adopted, implemented, rejected, waiting] = [
      count('已采纳'),
      count('已实施'),
      count('已否决'),
      count('已提交'),
    ]
    const valued = rows.filter((row) => at(row, '创造价值') !== '')
    return {
      org,
      proposals: rows.length,
      proposers: new Set(rows.map((row) => at(row, '提案人工号'))).size,
      adopted,
      implemented,
      rejected,
      adoption_rate: rows.length - waiting ? (adopted + implemented) / (rows.length - waiting) : null,
      implementation_rate: adopted + implemented ? implemented / (adopted + implemented) : null,
      value_created: valued.length ? valued.reduce((sum, row) => sum + number(row, '创造价值'), 0) : null,
      headcount: headcountOf('在册人数', quarter, place),
    }
  })
}
