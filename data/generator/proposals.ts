import { LAST_QUARTER, quarters, type Quarter } from './calendar'
import { orgOf, ORG_HEADER, teams } from './company'
import { randomNamed, type Random } from './random'
import { rounded, type Cell, type Table } from './table'
import { staffOf } from './workforce'

const things =
  '皮带托辊 液压支架阀组 局部通风机 电缆接线盒 喷雾装置 工具车 巡检路线 备件库存 矸石分选 井口候车 水泵控制 锚杆钻机'
const changes = '改造 快速更换方法 降噪改进 自动启停 节电改进 定置管理 故障预警 防护加固'
const refusals = ['效益不明显', '技术条件不成熟', '与现行规程不符', '与已有提案重复']

const statusOf = (random: Random, quarter: Quarter): string => {
  const age = LAST_QUARTER - quarter.index
  if (age === 0) return random.weighted([['已提交', 60], ['已采纳', 28], ['已否决', 12]]) // prettier-ignore
  if (age <= 2) return random.weighted([['已提交', 12], ['已采纳', 40], ['已实施', 26], ['已否决', 22]]) // prettier-ignore
  return random.weighted([['已采纳', 16], ['已实施', 58], ['已否决', 26]]) // prettier-ignore
}

const row = (random: Random, quarter: Quarter, number: number): Cell[] => {
  const team = random.weighted(teams.map((entry) => [entry, entry.workers] as const))
  const status = statusOf(random, quarter)
  const refused = status === '已否决'
  const benefit = random.int(refused ? 30 : 55, refused ? 72 : 96)
  const feasibility = random.int(refused ? 28 : 58, refused ? 70 : 97)
  return [
    `T${String(number).padStart(3, '0')}`,
    quarter.name,
    ...orgOf(team),
    random.pick(things.split(' ')) + random.pick(changes.split(' ')),
    random.pick(staffOf(team, quarter.index)).id,
    benefit,
    feasibility,
    status,
    refused ? random.pick(refusals) : null,
    status === '已实施' ? rounded(0.8 + 24 * random.next() * random.next(), 1) : null,
  ]
}

/** D6: one row per proposal. */
export const proposals = (): Table => {
  const random = randomNamed('提案')
  let number = 0
  return {
    header: [
      ...['提案编号', '季度', ...ORG_HEADER, '标题', '提案人工号', '效益评分', '可行性评分'],
      ...['状态', '否决原因', '创造价值'],
    ],
    rows: quarters.flatMap((quarter) =>
      Array.from({ length: random.int(20, 28) + Math.floor(quarter.index / 2) }, () =>
        row(random, quarter, (number += 1)),
      ),
    ),
  }
}
