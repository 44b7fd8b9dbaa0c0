import { expect, test } from 'vitest'
import { survival, type Step } from '@/grammar/marks/survival'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const step = (day: number, share: number, atRisk: number, row: number): Step => ({
  day,
  share,
  low: share === 1 || share === 0 ? null : share - 0.1,
  high: share === 1 || share === 0 ? null : share + 0.1,
  atRisk,
  row,
  text: `${share}`,
})
const plot = (curves: Record<string, Step[]>, until = Infinity) => ({
  curves: Object.entries(curves).map(([name, steps]) => ({ name, color: '#777777', steps })),
  dayName: '天',
  shareName: '未办结',
  shareLabel: String,
  levels: [{ value: 0.5, name: '半数' }],
  riskName: '在观察',
  until,
  beyond: (day: number) => `止于 ${day}`,
})
type Drawn = {
  series: { name?: string; data: { value?: (number | null)[]; label?: { formatter: string } }[] }[]
  xAxis: { max: number; interval: number }[]
}

test('each curve has a point on every day of any, and ends with its own last day', () => {
  const curves = {
    甲: [step(0, 1, 9, 0), step(4, 0.5, 9, 1)],
    乙: [step(0, 1, 5, 2), step(2, 0.8, 5, 3), step(9, 0, 4, 4)],
  }
  const option = survival(plot(curves), markContext()) as unknown as Drawn
  const line = (name: string) => option.series.find((one) => one.name === name)?.data.map(({ value }) => value)
  expect(line('甲')).toEqual([
    [0, 1],
    [2, 1],
    [4, 0.5],
    [9, null],
  ])
  expect(line('乙')).toEqual([
    [0, 1],
    [2, 0.8],
    [4, 0.8],
    [9, 0],
  ])
})

test('the table below says how many are followed on each day of the axis', () => {
  const option = survival(plot({ 甲: [step(0, 1, 9, 0), step(40, 0.5, 9, 1), step(61, 0.4, 3, 2)] }), markContext())
  const { series, xAxis } = option as unknown as Drawn
  const ticks = (xAxis[0]?.max ?? 0) / (xAxis[0]?.interval ?? 1) + 1
  const cells = series.at(-1)?.data.map(({ label }) => label?.formatter)
  expect(cells?.length).toBe(ticks)
  expect(cells?.[0]).toBe('9')
  expect(cells?.at(-1)).toBe('0')
  const svg = svgOf(option)
  expect(svg).toContain('半数')
  expect(svg).toContain('在观察')
})

test('ticks leave room for their numbers, however long it takes', () => {
  for (const last of [0, 1, 30, 400, 5_000])
    for (const width of ['narrow', 'wide'] as const) {
      const { xAxis } = survival(
        plot({ 甲: [step(0, 1, 9, 0), step(last, 0.5, 9, 1)] }),
        markContext({ width }),
      ) as unknown as Drawn
      const [axis] = xAxis
      expect(axis?.max).toBeGreaterThanOrEqual(last)
      expect((axis?.max ?? 0) / (axis?.interval ?? 1)).toBeLessThanOrEqual(width === 'narrow' ? 6 : 20)
    }
})

test('the axis may end before the last day, and says so', () => {
  const curves = { 甲: [step(0, 1, 9, 0), step(20, 0.5, 9, 1), step(700, 0.4, 3, 2)] }
  const option = survival(plot(curves, 30), markContext())
  expect((option as unknown as Drawn).xAxis[0]?.max).toBe(30)
  expect(svgOf(option)).toContain('在观察止于 30')
  expect(svgOf(survival(plot(curves), markContext()))).not.toContain('止于')
})

test('no curve', () => expect(svgOf(survival(plot({}), markContext()))).toContain('<svg'))

test('is drawn like this', async () => {
  await expect(
    svgOf(
      survival(
        plot({ 甲: [step(0, 1, 9, 0), step(4, 0.5, 9, 1)], 乙: [step(0, 1, 5, 2), step(9, 0.3, 4, 3)] }),
        markContext(),
      ),
    ),
  ).toMatchFileSnapshot('../../golden/mark-survival.svg')
})
