import { expect, test } from 'vitest'
import { hasCourse, tiles, type Tile } from '@/grammar/marks/tiles'
import { light } from '@/grammar/theme'
import { svgOf } from '../../support/drawn'
import { markContext } from './context'

const tile: Tile = {
  row: 0,
  name: '设备完好率',
  value: '98.1%',
  lines: ['2026年1季度', '上季 97.9%'],
  goal: { text: '与目标差距 +0.1', direction: 'better' },
  series: [[97, null, 98.1]],
  bars: false,
  target: 98,
}
const rest = (count: number) => `其余 ${count} 项`
const context = markContext({ room: 'picture', width: 'wide' })

test('a tile says its name, figure, goal in its colour and when; its course lies on a scale of its own, the target dashed', () => {
  const option = tiles([tile, { ...tile, name: '三违', series: [[200, 100, 50]], target: null }], rest, context)
  const drawn = svgOf(option)
  for (const words of ['设备完好率', '98.1%', '与目标差距 +0.1', '上季 97.9%', '三违']) expect(drawn).toContain(words)
  expect(drawn).toContain(light.above)
  expect(option.yAxis).toMatchObject([{ name: '设备完好率', min: 97, max: 98.1 }, { name: '三违' }])
  expect(option.series).toMatchObject([{ type: 'line', markLine: { data: [{ yAxis: 98 }] } }, { type: 'line' }])
})

test('changes are columns around 0, without a target; one value is no course; several places are several lines', () => {
  const changes = tiles([{ ...tile, bars: true }], rest, context)
  expect(changes.series).toMatchObject([{ type: 'bar' }])
  expect(JSON.stringify(changes.series)).not.toContain('markLine')
  expect(hasCourse({ ...tile, series: [[null, 3, null]] })).toBe(false)
  expect(tiles([{ ...tile, series: [] }], rest, context).series).toEqual([])
  expect(
    tiles(
      [
        {
          ...tile,
          series: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
      rest,
      context,
    ).series,
  ).toHaveLength(2)
})

test('many tiles are small ones without a course; what does not fit is counted', () => {
  const many = Array.from({ length: 30 }, () => tile)
  const option = tiles(many, rest, context)
  expect(option.title).toHaveLength(30)
  expect(option.series).toEqual([])
  expect(svgOf(option)).not.toContain('上季 97.9%')
  const most = tiles(
    Array.from({ length: 50 }, () => tile),
    rest,
    context,
  )
  expect(most.title).toHaveLength(35)
  expect(svgOf(most)).toContain('其余 16 项')
  expect(svgOf(tiles([], rest, context))).toContain('<svg')
})
