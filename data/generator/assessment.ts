import { quarters, type Quarter } from './calendar'
import { GROUP, ORG_HEADER, teams, type Team } from './company'
import { businessItems, partyItems, type Item } from './assessment-items'
import { randomNamed, type Random } from './random'
import { bonusPoints, ceilingBranches, twoFaces } from './stories'
import type { Cell, Table } from './table'

const BONUS_SINCE = 9
const BONUS_ITEM = '凝聚群众'

const row = (random: Random, quarter: Quarter, team: Team, item: Item, lost: number): Cell[] => [
  quarter.name,
  GROUP,
  team.unit,
  `${team.name}党支部`,
  item.side,
  item.group,
  item.name,
  item.full,
  item.full - lost,
  lost > 0 ? random.pick(item.reasons) : null,
]

/** Points in steps of a half, spread over the items. */
const spread = (random: Random, items: readonly Item[], halves: number): number[] => {
  const lost = items.map(() => 0)
  for (let left = halves; left > 0; left -= 1) {
    const index = random.weighted(items.map((item, place) => [place, item.full] as const))
    lost[index] = (lost[index] ?? 0) + 0.5
  }
  return lost
}

const branchRows = (random: Random, quarter: Quarter, team: Team, atCeiling: boolean): Cell[][] => {
  const partyLost = spread(random, partyItems, atCeiling ? 0 : random.int(2, 13 - Math.floor(quarter.index / 3)))
  const businessLost = spread(random, businessItems, random.int(9, 24))
  const bonus = quarter.index >= BONUS_SINCE ? (bonusPoints[team.name] ?? 0) : 0
  return [
    ...partyItems.map((item, index) =>
      row(random, quarter, team, item, (partyLost[index] ?? 0) - (item.group === BONUS_ITEM ? bonus : 0)),
    ),
    ...businessItems.map((item, index) => row(random, quarter, team, item, businessLost[index] ?? 0)),
  ]
}

/** The branches in the order in which they reach the ceiling: the team of story 2 first, then those with bonus points. */
const queue = (random: Random, branches: readonly Team[]): Team[] => {
  const first = (team: Team): number => (team.name === twoFaces.team ? 2 : team.name in bonusPoints ? 1 : 0)
  return random.sample(branches, branches.length).sort((a, b) => first(b) - first(a))
}

/** D4: one row per quarter × branch × item. */
export const assessment = (): Table => {
  const random = randomNamed('考核')
  const branches = teams.filter((team) => team.branch)
  const order = queue(random, branches)
  return {
    header: ['季度', ...ORG_HEADER, '考核侧', '指标组', '考核指标', '满分', '得分', '扣分原因'],
    rows: quarters.flatMap((quarter) => {
      const top = order.slice(0, ceilingBranches[quarter.index])
      return branches.flatMap((team) => branchRows(random, quarter, team, top.includes(team)))
    }),
  }
}
