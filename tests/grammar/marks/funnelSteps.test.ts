import { expect, test } from 'vitest'
import { funnelSteps } from '@/grammar/marks/funnelSteps'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const step = (name: string, value: number, row: number, from = 0) => ({
  name,
  color: 'grey',
  datum: { value, row, text: `${value} 件` },
  from,
  label: `${value} 件`,
})

test('a step that leaves begins where its bar ends at the step before', () => {
  const option = funnelSteps(
    {
      name: '环节',
      axisName: '件',
      axisLabel: String,
      steps: [step('登记', 10, 0), step('不予受理', 3, 1, 7), step('办结', 5, 2)],
    },
    markContext(),
  )
  const [shift, bars] = (
    option as unknown as { series: { silent?: boolean; data: { value: number; row: number }[] }[] }
  ).series
  expect(shift?.silent).toBe(true)
  expect(shift?.data.map(({ value }) => value)).toEqual([0, 7, 0])
  expect(bars?.data.map(({ value, row }) => [value, row])).toEqual([
    [10, 0],
    [3, 1],
    [5, 2],
  ])
  expect(option.xAxis).toMatchObject({ name: '件', min: 0 })
  expect(option.yAxis).toMatchObject({ name: '环节', inverse: true, data: ['登记', '不予受理', '办结'] })
})

test('labels are written, zeros too', () => {
  const svg = svgOf(
    funnelSteps(
      { name: '环节', axisName: '件', axisLabel: String, steps: [step('登记', 0, 0), step('办结', 0, 1)] },
      markContext({ width: 'narrow' }),
    ),
  )
  expect(svg.match(/0 件/g)?.length).toBe(2)
  expect(svgOf(funnelSteps({ name: '环节', axisName: '件', axisLabel: String, steps: [] }, markContext()))).toContain(
    '<svg',
  )
})
