import { quarters } from './calendar'
import { GROUP, units } from './company'
import { randomNamed, type Random } from './random'
import { rounded, type Cell, type Table } from './table'

export const OUTCOME_HEADER = [
  ...['期间', '集团', '单位', '区队', '指标', '数值', '计量单位', '类型', '目标', '方向', '备注'],
]

interface Indicator {
  name: string
  measure: string
  kind: '水平' | '变化率' | '数量'
  better: '越高越好' | '越低越好'
  from: number
  step: number
  noise: number
  digits: number
  target: number | null
}

const indicator = (
  [name, measure, kind, better]: readonly [string, string, Indicator['kind'], Indicator['better']],
  [from, step, noise, digits]: readonly [number, number, number, number],
  target: number | null,
): Indicator => ({ name, measure, kind, better, from, step, noise, digits, target })

const indicators: readonly Indicator[] = [
  indicator(['隐患排查整改', '条', '数量', '越高越好'], [138, 1, 12, 0], 140),
  indicator(['创新项目', '项', '数量', '越高越好'], [3, 0.25, 1, 0], 4),
  indicator(['成本节约', '万元', '数量', '越高越好'], [62, 2.5, 9, 1], 80),
  indicator(['设备完好率', '%', '水平', '越高越好'], [96.1, 0.18, 0.4, 1], 98),
  indicator(['安全标准化得分', '分', '水平', '越高越好'], [88.5, 0.45, 0.8, 1], 92),
  indicator(['三违人次', '人次', '数量', '越低越好'], [34, -1.1, 4, 0], 25),
  indicator(['设备故障率变化', '%', '变化率', '越低越好'], [-4, -0.3, 3, 1], null),
]

const quarterly = (random: Random): Cell[][] =>
  quarters.flatMap((quarter) =>
    units.flatMap((unit) =>
      indicators.map(({ name, measure, kind, better, from, step, noise, digits, target }) => {
        const drawn = rounded(from + step * quarter.index + noise * random.bell(), digits)
        const value = kind === '数量' ? Math.max(0, drawn) : drawn
        return [quarter.name, GROUP, unit, null, name, value, measure, kind, target, better, null]
      }),
    ),
  )

const rule = (name: string, value: number, measure: string, kind: string): Cell[] => [
  ...[null, GROUP, null, null, name, value, measure, kind, null, null, '集团考核办法'],
]

const yearly = (random: Random): Cell[][] =>
  ['2024', '2025'].flatMap((year) => [
    ...units.map((unit) => [
      ...[
        year,
        GROUP,
        unit,
        null,
        '职工健康体检率',
        rounded(96.5 + random.bell(), 1),
        '%',
        '水平',
        100,
        '越高越好',
        '年度',
      ],
    ]),
    [year, GROUP, null, null, '集体合同条款兑现率', year === '2024' ? 97 : 98.5, '%', '水平', 100, '越高越好', '年度'],
    [
      year,
      GROUP,
      null,
      null,
      '千人负伤率变化',
      year === '2024' ? -8 : -11,
      '%',
      '变化率',
      null,
      '越低越好',
      '年度，未给出基数',
    ],
  ])

/** D5: quarterly rows per unit, yearly rows, and the rules of the assessment without a period. */
export const outcomes = (): Table => {
  const random = randomNamed('成效')
  return {
    header: OUTCOME_HEADER,
    rows: [
      ...quarterly(random),
      ...yearly(random),
      rule('党建考核满分', 100, '分', '常数'),
      rule('业务考核满分', 100, '分', '常数'),
      rule('创新成果转化占业务考核', 30, '%', '权重'),
    ],
  }
}
