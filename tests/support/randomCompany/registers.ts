import type { Cells, Draw } from './draw'
import type { Person } from './people'

/** D4: branches with and without all items, bonus points, full marks that are not 100, a unit's own score beside its branches'. */
export function assessment(draw: Draw, nodes: readonly string[], quarters: readonly string[]): Cells[] {
  return quarters.flatMap((quarter) =>
    nodes.flatMap((org) =>
      ['党建', '业务'].flatMap((side) => {
        if (draw.chance(0.2)) return []
        const marks = draw.chance(0.12) ? [40, 40] : [40, 30, 30]
        const best = draw.chance(0.4)
        return marks.map((full, at) => ({
          季度: quarter,
          单位路径: org,
          考核侧: side,
          考核模块: at % 2 ? '安全宣教' : '思想引领',
          考核指标: `指标${at + 1}`,
          满分: String(full),
          得分: String(best ? full + (draw.chance(0.1) ? 2 : 0) : full - draw.int(0, 8) / 2),
          扣分原因: draw.maybe(['资料不全', '活动不足'], 0.5),
        }))
      }),
    ),
  )
}

/** D6. */
export function proposals(draw: Draw, people: readonly Person[], quarters: readonly string[]): Cells[] {
  const named = draw.chance(0.9)
  return quarters.flatMap((quarter) =>
    people
      .filter(() => draw.chance(0.25))
      .map(({ id, home }, at) => ({
        提案编号: `${quarter}-${at}`,
        季度: quarter,
        单位路径: home,
        标题: '改进',
        提案人工号: named && draw.chance(0.9) ? id : '',
        状态: draw.pick(['已提交', '已采纳', '已实施', '已否决']),
        效益评分: at % 4 ? String(60 + ((at * 13) % 40)) : '',
        可行性评分: at % 5 ? String(55 + ((at * 29) % 45)) : '',
        创造价值: draw.maybe(['1.5', '0.25', '12'], 0.6),
      })),
  )
}

const KINDS = ['困难帮扶', '送温暖', '劳动争议调解', '法律援助']

/** D8. */
export function services(draw: Draw, nodes: readonly string[], quarters: readonly string[]): Cells[] {
  const some = (high: number) => (draw.chance(0.2) ? '' : String(draw.int(0, high)))
  return quarters.flatMap((quarter) =>
    nodes.flatMap((org) =>
      KINDS.filter(() => draw.chance(0.5)).map((kind) => ({
        季度: quarter,
        单位路径: org,
        类别: kind,
        在档数: some(30),
        帮扶数: some(25),
        人次: some(40),
        金额: draw.chance(0.2) ? '' : (draw.int(0, 900) / 100).toFixed(2),
        成功数: some(10),
      })),
    ),
  )
}

const INDICATORS = [
  ['隐患整改', '条', '数量', '越高越好'],
  ['三违人次', '人次', '数量', '越低越好'],
  ['设备完好率', '%', '水平', '越高越好'],
  ['故障率变化', '%', '变化率', '越低越好'],
] as const

/** D5: quarters, years and undated figures; counts at a node and below it. */
export function outcomes(draw: Draw, nodes: readonly string[], quarters: readonly string[]): Cells[] {
  return [...quarters, '2026', ''].flatMap((period) =>
    nodes.flatMap((org) =>
      INDICATORS.filter(() => draw.chance(0.4)).map(([name, unit, kind, better]) => ({
        期间: period,
        单位路径: org,
        指标: name,
        数值: String(draw.int(1, 200)),
        计量单位: unit,
        类型: kind,
        目标: draw.chance(0.3) ? '' : String(draw.int(1, 200)),
        方向: draw.chance(0.1) ? '' : better,
      })),
    ),
  )
}
