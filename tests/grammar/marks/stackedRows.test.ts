import { expect, test } from 'vitest'
import { stackedRows } from '@/grammar/marks/stackedRows'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const plot = (names: readonly string[]) => ({
  rowName: '单位',
  axisName: '张',
  axisLabel: String,
  rows: names.map((name, at) => ({ name, label: `共 ${at + 3}` })),
  parts: ['过期', '将到期'].map((name, part) => ({
    name,
    color: part ? 'grey' : 'red',
    values: names.map((_, at) => ({ value: part ? 1 : at + 2, row: at, text: '' })),
  })),
})

test('parts follow each other from the base line, the sum stands behind', () => {
  const option = stackedRows(plot(['甲', '名称特别特别长的综合机械化采煤工作队']), markContext({ width: 'narrow' }))
  expect(option.yAxis).toMatchObject({ inverse: true, data: ['甲', '名称特别特别长…'] })
  expect(option.series).toMatchObject([
    { name: '过期', stack: 'all', data: [{ value: 2 }, { value: 3 }] },
    { name: '将到期', stack: 'all', data: [{ value: 1 }, { value: 1 }] },
  ])
  expect(svgOf(option, 330)).toContain('共 4')
})

test('no row', () => expect(svgOf(stackedRows(plot([]), markContext()))).not.toContain('NaN'))

test('is drawn like this', async () => {
  await expect(svgOf(stackedRows(plot(['甲', '乙', '丙']), markContext()))).toMatchFileSnapshot(
    '../../golden/mark-stackedRows.svg',
  )
})
