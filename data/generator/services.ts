import { quarters, type Quarter } from './calendar'
import { GROUP, ORG_HEADER, units } from './company'
import { randomNamed, type Random } from './random'
import { rounded, type Cell, type Table } from './table'

interface Kind {
  name: string
  /** cases on file per unit and quarter, Q1…Q4 */
  onFile: readonly [number, number, number, number]
  servedShare: number
  timesEach: number
  /** 万元 per case served; null: no money involved */
  money: number | null
  /** share of the served that succeeded; null: not counted */
  success: number | null
}

const kinds: readonly Kind[] = [
  { name: '困难帮扶', onFile: [26, 24, 24, 26], servedShare: 0.86, timesEach: 1.6, money: 0.32, success: 0.12 },
  { name: '送温暖', onFile: [60, 0, 0, 40], servedShare: 0.97, timesEach: 1, money: 0.08, success: null },
  { name: '心理疏导', onFile: [9, 8, 10, 11], servedShare: 0.9, timesEach: 2.2, money: null, success: null },
  { name: '法律援助', onFile: [4, 3, 3, 4], servedShare: 0.9, timesEach: 1.5, money: 0.2, success: null },
  { name: '劳动争议调解', onFile: [5, 4, 4, 5], servedShare: 0.88, timesEach: 2, money: null, success: 0.82 },
  { name: '职代会提案', onFile: [12, 4, 4, 6], servedShare: 0.84, timesEach: 1, money: null, success: null },
  { name: '劳动竞赛', onFile: [2, 4, 4, 3], servedShare: 1, timesEach: 65, money: 1.4, success: null },
  { name: '志愿服务', onFile: [5, 6, 6, 5], servedShare: 1, timesEach: 14, money: null, success: null },
]

const row = (random: Random, quarter: Quarter, unit: string, kind: Kind): Cell[] => {
  const onFile = Math.max(1, Math.round((kind.onFile[quarter.season] ?? 0) * (1 + 0.15 * random.bell())))
  const served = Math.min(onFile, Math.round(onFile * (kind.servedShare + 0.04 * random.bell())))
  const times = Math.round(served * kind.timesEach)
  const amount = kind.money === null ? null : rounded(served * kind.money * (1 + 0.1 * random.bell()), 2)
  const success =
    kind.success === null ? null : Math.min(served, Math.round(served * kind.success + random.next() - 0.5))
  return [quarter.name, GROUP, unit, null, kind.name, onFile, served, times, amount, success]
}

/** D8: one row per quarter × unit × kind. */
export const services = (): Table => {
  const random = randomNamed('服务')
  return {
    header: ['季度', ...ORG_HEADER, '类别', '在档数', '帮扶数', '人次', '金额', '成功数'],
    rows: quarters.flatMap((quarter) =>
      units.flatMap((unit) =>
        kinds.filter((kind) => (kind.onFile[quarter.season] ?? 0) > 0).map((kind) => row(random, quarter, unit, kind)),
      ),
    ),
  }
}
