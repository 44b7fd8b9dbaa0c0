import { isQuarter } from '@/grammar/quarter'
import type { Company } from '../../randomCompany'
import type { Cells } from '../../randomCompany/draw'
import { figureOf } from '../metrics'
import { cell, childrenOf, isBelow, nodesOf, num } from '../metrics/place'
import { branch, branchesBelow, scoreOf } from '../metrics/registers'
import { distinct, having, headsIn, known, over, placesOf, rowsIn, shownQuarters, whereOf } from './rows'
import type { ChartAsk, RowOracle, WantedRows } from './rows'

const NONE = { by: [], rows: [] }
const SIDES = [
  ['party', '党建'],
  ['business', '业务'],
] as const
const rounded = (score: number) => Number(score.toFixed(9))

/** Charts whose files tell no workers apart: any filter by workers or category leaves nothing. */
const unfiltered =
  (oracle: RowOracle): RowOracle =>
  (company, ask, found) =>
    Object.keys(ask.values).length ? NONE : oracle(company, ask, found)

/** Items of branches below the node; of the node itself where it has none below. */
function items(company: Company, ask: ChartAsk): Cells[] {
  const all = rowsIn(company, 'assessment', ask)
  const below = all.filter((row) => cell(row, '单位路径') !== ask.org)
  return below.length ? below : all
}

const isRegular = (company: Company, row: Cells) =>
  branch(company, cell(row, '单位路径'), cell(row, '季度'), cell(row, '考核侧')) !== undefined

const mean = (numbers: readonly number[]): number | null =>
  numbers.length ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : null

export const registerCharts: Readonly<Record<string, RowOracle>> = {
  'assessment-trend': unfiltered((company, ask) => ({
    by: ['quarter', 'side'],
    rows: shownQuarters(ask).flatMap((quarter) =>
      SIDES.flatMap(([side, written]) => {
        const score = scoreOf(company, ask.org, quarter, written)
        const below = branchesBelow(company, ask.org, quarter, written).map((one) => one.score)
        const mine = branch(company, ask.org, quarter, written)
        const all = below.length || !mine ? below : [mine.score]
        if (score === null) return []
        return [{ quarter, side, mean: score, min: Math.min(...all), max: Math.max(...all), branches: all.length }]
      }),
    ),
  })),

  'assessment-quadrant': unfiltered((company, ask) => ({
    by: ['org'],
    rows: placesOf(company, ask.org).flatMap(({ org, where }) => {
      if (!rowsIn(company, 'assessment', ask, where).length) return []
      const [party = null, business = null] = SIDES.map(([, side]) => scoreOf(company, where.org, ask.quarter, side))
      return [
        {
          org,
          party_score: party,
          business_score: business,
          gap: party === null || business === null ? null : party - business,
        },
      ]
    }),
  })),

  'assessment-items': unfiltered((company, ask) => ({
    by: ['side', 'item'],
    rows: SIDES.flatMap(([side, written]) => {
      const rows = having(items(company, ask), '考核侧', written).filter((row) => isRegular(company, row))
      return distinct(rows, '考核指标').map((item) => {
        const own = having(rows, '考核指标', item)
        const lost = own.map((row) => Math.max(0, (num(row, '满分') ?? 0) - (num(row, '得分') ?? 0)))
        return {
          side,
          item,
          full_score: mean(own.map((row) => num(row, '满分') ?? 0)),
          mean_score: mean(own.map((row) => num(row, '得分') ?? 0)),
          lost_points: lost.reduce((sum, one) => sum + one, 0),
        }
      })
    }),
  })),

  'assessment-six': unfiltered((company, ask) => {
    const rows = having(rowsIn(company, 'assessment', ask), '考核侧', '党建').filter((row) => isRegular(company, row))
    const nodes = [
      { org: null, node: ask.org },
      ...childrenOf(nodesOf(company), ask.org).map((org) => ({ org, node: org })),
    ]
    return {
      by: ['indicator_group', 'org'],
      rows: nodes.flatMap(({ org, node }) => {
        const inside = rows.filter((row) => isBelow(cell(row, '单位路径'), node))
        return distinct(inside, '考核模块').flatMap((group) => {
          const all = having(inside, '考核模块', group)
          const mine = having(all, '单位路径', node)
          const branches = mine.length ? [node] : distinct(all, '单位路径')
          const sums = (name: string) =>
            branches.map((one) => known(having(all, '单位路径', one), (row) => num(row, name)) ?? 0)
          const [score, full] = [mean(sums('得分')), mean(sums('满分'))]
          return [{ indicator_group: group, org, score, full_score: full, rate: over(score, full) }]
        })
      }),
    }
  }),

  'assessment-rank': unfiltered((company, ask) => {
    const nodes = nodesOf(company)
    const children = childrenOf(nodes, ask.org)
    const above = ask.org.slice(0, Math.max(0, ask.org.lastIndexOf('/')))
    const peers = children.length ? children : above ? childrenOf(nodes, above) : []
    return {
      by: ['quarter', 'org', 'side'],
      rows: shownQuarters(ask).flatMap((quarter) =>
        SIDES.flatMap(([side, written]) => {
          const scores = peers.flatMap((org) => {
            const score = scoreOf(company, org, quarter, written)
            return score === null ? [] : [{ org, score }]
          })
          return scores
            .filter(({ org }) => children.length || org === ask.org)
            .map(({ org, score }) => ({
              quarter,
              side,
              org: children.length ? org : null,
              score,
              rank: 1 + scores.filter((other) => rounded(other.score) > rounded(score)).length,
            }))
        }),
      ),
    }
  }),

  'assessment-innovation': unfiltered((company, ask) => ({
    by: ['proposal_id'],
    rows: rowsIn(company, 'proposals', ask).map((row) => ({
      proposal_id: cell(row, '提案编号'),
      title: cell(row, '标题'),
      benefit: num(row, '效益评分'),
      feasibility: num(row, '可行性评分'),
    })),
  })),

  'proposal-funnel': unfiltered((company, ask) => {
    const units = placesOf(company, ask.org).map(({ org, where }) => ({
      org,
      rows: rowsIn(company, 'proposals', ask, where),
      heads: headsIn(company, ask, where),
    }))
    if (!units.some(({ rows }) => rows.length)) return NONE
    return {
      by: ['org'],
      rows: units
        .filter(({ rows, heads }) => rows.length || heads !== null)
        .map(({ org, rows }) => {
          const [adopted = 0, implemented = 0, rejected = 0] = ['已采纳', '已实施', '已否决'].map(
            (state) => having(rows, '状态', state).length,
          )
          const named = rows.filter((row) => cell(row, '提案人工号') !== '')
          return {
            org,
            proposals: rows.length,
            proposers: rows.length && !named.length ? null : distinct(named, '提案人工号').length,
            adopted,
            implemented,
            rejected,
            adoption_rate: over(adopted + implemented, adopted + implemented + rejected),
            implementation_rate: over(implemented, adopted + implemented),
            value_created: known(rows, (row) => num(row, '创造价值')),
          }
        }),
    }
  }),

  'service-overview': unfiltered((company, ask) => ({
    by: ['quarter', 'kind'],
    rows: shownQuarters(ask).flatMap((quarter) => {
      const all = rowsIn(company, 'services', ask, undefined, [quarter])
      return distinct(all, '类别').map((kind) => {
        const rows = having(all, '类别', kind)
        const sum = (name: string, those = rows) => known(those, (row) => num(row, name))
        const both = rows.filter((row) => num(row, '在档数') !== null && num(row, '帮扶数') !== null)
        return {
          quarter,
          kind,
          on_file: sum('在档数'),
          served: sum('帮扶数'),
          rate: over(sum('帮扶数', both), sum('在档数', both)),
          times: sum('人次'),
          amount: sum('金额'),
        }
      })
    }),
  })),

  'outcome-indicators': unfiltered((company, ask) => outcomes(company, ask)),
}

/** Counts of a node: its own, else its children's; null where nobody states it. */
function counted(company: Company, node: string, period: string, indicator: string): Cells[] {
  const rows = company.tables.outcomes.filter((row) => cell(row, '期间') === period && cell(row, '指标') === indicator)
  const mine = having(rows, '单位路径', node)
  return mine.length
    ? mine
    : childrenOf(nodesOf(company), node).flatMap((child) => counted(company, child, period, indicator))
}

/** Counts at the node, or under the name of the deepest unit that has them all; the rest at the highest nodes that state it. */
function outcomes(company: Company, ask: ChartAsk): WantedRows {
  const periods = distinct(company.tables.outcomes, '期间').filter((period) =>
    isQuarter(period) ? period >= ask.from && period <= ask.quarter : period <= ask.quarter.slice(0, 4),
  )
  const inside = company.tables.outcomes.filter(
    (row) => isBelow(cell(row, '单位路径'), ask.org) && periods.includes(cell(row, '期间')),
  )
  const rows = distinct(inside, '指标').flatMap((indicator) => {
    const all = having(inside, '指标', indicator)
    const kind = cell(all[0] ?? {}, '类型')
    const figure = (org: string, period: string, those: readonly Cells[]) => ({
      period: period || null,
      org,
      indicator,
      value: known(those, (row) => num(row, '数值')),
      measure: cell(all[0] ?? {}, '计量单位'),
      kind: kind === '数量' ? 'count' : kind === '水平' ? 'level' : 'change',
      target: known(those, (row) => num(row, '目标')),
    })
    if (kind !== '数量') {
      const depth = Math.min(...all.map((row) => cell(row, '单位路径').split('/').length))
      return all
        .filter((row) => cell(row, '单位路径').split('/').length === depth)
        .map((row) => figure(cell(row, '单位路径'), cell(row, '期间'), [row]))
    }
    const series = (org: string) =>
      periods.flatMap((period) => {
        const those = counted(company, org, period, indicator)
        return those.length ? [figure(org, period, those)] : []
      })
    const own = series(ask.org)
    const alike = [...nodesOf(company)].filter((org) => {
      if (org === ask.org || !isBelow(org, ask.org)) return false
      const parts = series(org)
      return (
        parts.length === own.length &&
        own.every((whole) => parts.some(({ period, value }) => period === whole.period && value === whole.value))
      )
    })
    const deepest = alike.sort((a, b) => b.split('/').length - a.split('/').length)[0]
    return deepest === undefined ? own : series(deepest)
  })
  return { by: ['period', 'org', 'indicator'], rows }
}

/** One row per unit over five measures. */
export const alignmentCharts: Readonly<Record<string, RowOracle>> = {
  'alignment-matrix': unfiltered((company, ask) => {
    const children = childrenOf(nodesOf(company), ask.org)
    const ids = ['party_score', 'business_score', 'favourable', 'closure_rate', 'coverage'] as const
    return {
      by: ['org'],
      rows: children.flatMap((org) => {
        const figures = ids.map((id) => [id, figureOf(company, id, whereOf(company, ask, { org })).value] as const)
        return figures.some(([, value]) => value !== null) ? [{ org, ...Object.fromEntries(figures) }] : []
      }),
    }
  }),
}
