import { expect, test } from 'vitest'
import { scatter } from '@/grammar/marks/scatter'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const point = (name: string, x: number, y: number, labelled = true) => ({
  name,
  color: 'red',
  labelled,
  datum: { value: [x, y], row: 0, text: '' },
})
const plot = (points: ReturnType<typeof point>[]) => ({
  points,
  name: '对照',
  x: { name: '党建', line: 90 },
  y: { name: '业务', line: 90 },
  axisLabel: String,
  fields: ['左上', '右上', '左下', '右下'] as const,
})
interface Drawn {
  xAxis: { min: number; max: number; interval: number; name: string }
  series: [{ data: { label: { show: boolean; position?: string } }[]; markArea: { data: [{ name: string }][] } }]
}
const drawn = (points: ReturnType<typeof point>[], options = {}) =>
  scatter(plot(points), markContext(options)) as unknown as Drawn

test('the axes hold all points and the line, in round steps', () => {
  const { xAxis } = drawn([point('甲', 101.5, 88), point('乙', 97, 95)])
  expect(xAxis).toMatchObject({ name: '党建', min: 85, max: 105, interval: 5 })
  expect(drawn([]).xAxis).toMatchObject({ min: 89, max: 91 })
})

test('a name stands where no other point is, or nowhere', () => {
  const { series } = drawn([point('综采一队', 95, 92), point('综采二队', 95.8, 92), point('综采三队', 90, 95, false)])
  expect(series[0].data.map(({ label }) => label.position)).toEqual(['left', 'right', undefined])
  const crowd = drawn([point('前一个队', 94, 92), point('综采一队', 95, 92), point('后一个队', 96, 92)])
  expect(crowd.series[0].data[1]?.label).toEqual({ show: false })
})

test('a field too small for its name goes without', () => {
  const names = (options: object) =>
    drawn([point('甲', 110, 110)], options).series[0].markArea.data.map(([{ name }]) => name)
  expect(names({ width: 'wide' })).toEqual(['左上', '右上', '左下', '右下'])
  expect(names({ width: 'narrow' })[1]).toBe('右上')
  const long = { ...plot([point('甲', 110, 110)]), fields: ['业务强而党建弱', '右上', '左下', '右下'] as const }
  expect(
    (scatter(long, markContext({ width: 'narrow' })) as unknown as Drawn).series[0].markArea.data[0]?.[0].name,
  ).toBe('')
})

test('one that must be named is named above where it is crowded', () => {
  const crowd = [
    point('前一个队', 94, 92),
    { ...point('综采一队', 95, 92), labelled: 'always' as const },
    point('后一个队', 96, 92),
  ]
  const option = scatter({ ...plot([]), points: crowd }, markContext()) as unknown as Drawn
  expect(option.series[0].data[1]?.label).toMatchObject({ show: true, position: 'top' })
})

test('intervals of y are drawn behind the points and held by the axis, which may be as fine as hundredths', () => {
  const small = { ...plot([]), y: { name: '影响度', line: 0.4, least: 0.03 } }
  const points = [
    { ...point('甲', 60, 0.41), low: 0.3, high: 0.5 },
    { ...point('乙', 70, 0.38), low: null, high: null },
  ]
  const option = scatter({ ...small, points }, markContext())
  expect(option.yAxis).toMatchObject({ min: 0.25, max: 0.55, interval: 0.05 })
  expect(option.series).toMatchObject([{}, { type: 'custom', data: [[60, 0.3, 0.5]] }])
  expect(svgOf(option)).not.toContain('NaN')
  expect(scatter(plot([point('甲', 60, 90)]), markContext()).series).toHaveLength(1)
})

test('is drawn, with ties and alone', () => {
  expect(svgOf(scatter(plot([point('甲', 100, 90), point('乙', 100, 90)]), markContext()))).toContain('右上')
  expect(svgOf(scatter(plot([]), markContext()))).toContain('<svg')
})
