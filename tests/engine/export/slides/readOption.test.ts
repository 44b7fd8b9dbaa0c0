import type { EChartsOption } from 'echarts'
import { describe, expect, test } from 'vitest'
import { nativeCharts } from '@/engine/export/slides/readOption'
import { axisFormat, formatLike, written } from '@/engine/export/slides/numberFormat'
import { paintOf } from '@/engine/export/slides/paint'

const rows = [
  { a: 1.2345678901, b: 3 },
  { a: null, b: 0 },
  { a: 7, b: 2 },
]
const datum = (value: number | null, row: number) => ({ value, row, text: '' })
const columns = (series: object[], more: object = {}): EChartsOption =>
  ({
    xAxis: { type: 'category', data: ['一\n2026', '二', '三'] },
    yAxis: { type: 'value', name: '件', min: 0 },
    series,
    ...more,
  }) as EChartsOption

describe('what PowerPoint has', () => {
  test('columns: values unrounded, gaps are gaps and 0 is 0, an axis from where it was meant to be', () => {
    const [chart] =
      nativeCharts(
        columns([
          { type: 'bar', name: '甲', color: '#b3261e', data: [datum(1.2345678901, 0), datum(null, 1), datum(7, 2)] },
        ]),
        rows,
      ) ?? []
    expect(chart?.series[0]).toMatchObject({
      kind: 'bar',
      name: '甲',
      values: [1.2345678901, null, 7],
      paint: { color: 'B3261E', alpha: 1 },
    })
    expect(chart?.categories).toEqual(['一\n2026', '二', '三'])
    expect(chart?.value).toMatchObject({ name: '件', min: 0 })
    expect(chart?.value.max).toBeGreaterThanOrEqual(7)
    expect(
      nativeCharts(columns([{ type: 'bar', name: '甲', data: [datum(3, 0), datum(0, 1), datum(2, 2)] }]), rows)?.[0]
        ?.series[0]?.values,
    ).toEqual([3, 0, 2])
  })

  test('pieces of one part are the part; sums over a stack are an unseen line', () => {
    const part = (name: string, values: number[], label: object = {}) => ({
      type: 'bar',
      name,
      stack: 'all',
      data: values.map((value, row) => ({ ...datum(value, row), row: -1 })),
      ...label,
    })
    const [chart] =
      nativeCharts(
        columns([
          part('甲', [1, 0, 2]),
          part('甲', [2, 1, 0]),
          part('乙', [1, 1, 1], {
            label: {
              show: true,
              position: 'top',
              formatter: ({ dataIndex }: { dataIndex: number }) => ['4', '2', '3'][dataIndex],
            },
          }),
        ]),
        rows,
      ) ?? []
    expect(chart?.series.map(({ name, kind, values }) => [name, kind, values])).toEqual([
      ['甲', 'bar', [3, 1, 2]],
      ['乙', 'bar', [1, 1, 1]],
      ['—', 'line', [4, 2, 3]],
    ])
    expect(chart?.series[2]).toMatchObject({
      helper: true,
      paint: undefined,
      labels: [{ format: '#,##0' }, { format: '#,##0' }, { format: '#,##0' }],
    })
  })

  test('a range is an area on an unseen one; with gaps, lines along its ends', () => {
    const band = (low: (number | null)[]) => [
      { type: 'line', stack: 'r', silent: true, symbol: 'none', lineStyle: { opacity: 0 }, data: low },
      {
        type: 'line',
        stack: 'r',
        silent: true,
        symbol: 'none',
        lineStyle: { opacity: 0 },
        areaStyle: { color: '#112233', opacity: 0.14 },
        data: low.map((value) => value && 2),
      },
      { type: 'line', name: '甲', data: [3, 0, 2].map((value, row) => datum(value, row)) },
    ]
    const kinds = (low: (number | null)[]) =>
      nativeCharts(columns(band(low)), rows)?.[0]?.series.map(({ kind, values, helper }) => [kind, values, helper])
    expect(kinds([1, 2, 3])).toEqual([
      ['area', [1, 2, 3], true],
      ['area', [2, 2, 2], true],
      ['line', [3, 0, 2], false],
    ])
    expect(kinds([null, 2, 3])).toEqual([
      ['line', [null, 2, 3], true],
      ['line', [null, 4, 5], true],
      ['line', [3, 0, 2], false],
    ])
  })

  test('points with the lines across them; a second measure on its own axis', () => {
    const option = {
      xAxis: { type: 'value', name: 'x', min: 0, max: 10 },
      yAxis: { type: 'value', name: 'y', min: 0, max: 10 },
      series: [
        {
          type: 'scatter',
          name: '点',
          data: [{ value: [3, 1.2345678901], row: 0 }],
          markLine: { data: [{ xAxis: 5 }, { yAxis: 4 }], lineStyle: { color: '#000' } },
        },
      ],
    } as EChartsOption
    const [chart] = nativeCharts(option, rows) ?? []
    expect(chart?.series.map(({ x, values }) => [x, values])).toEqual([
      [[3], [1.2345678901]],
      [
        [5, 5],
        [0, 10],
      ],
      [
        [0, 10],
        [4, 4],
      ],
    ])
    const two = columns(
      [
        { type: 'bar', name: '甲', data: [datum(3, 0)] },
        { type: 'line', name: '占比', yAxisIndex: 1, data: [{ value: 0.5, row: 0 }] },
      ],
      {
        yAxis: [
          { type: 'value', name: '件' },
          { type: 'value', name: '%', min: 0, max: 1, axisLabel: { formatter: (value: number) => `${value * 100}%` } },
        ],
      },
    )
    expect(nativeCharts(two, rows)?.[0]?.secondary).toMatchObject({ name: '%', min: 0, max: 1, format: '0%' })
  })

  test('lying bars: the first above, what a line across says in the name of the axis', () => {
    const option = {
      yAxis: { type: 'category', data: ['一', '二', '三'], inverse: true },
      xAxis: { type: 'value', name: '件', min: 0 },
      series: [
        {
          type: 'bar',
          name: '甲',
          data: [datum(3, 0), datum(0, 1), datum(2, 2)],
          markLine: { label: { formatter: '合计 5' }, data: [{ xAxis: 2 }] },
        },
      ],
    } as EChartsOption
    expect(nativeCharts(option, rows)?.[0]).toMatchObject({
      horizontal: true,
      reversed: true,
      value: { name: '件 · 合计 5' },
    })
  })
})

test.each([
  ['a mark that is drawn by hand', columns([{ type: 'custom', name: '甲', data: [[0, 1]] }])],
  ['steps', columns([{ type: 'line', step: 'end', name: '甲', data: [datum(3, 0)] }])],
  [
    'parts on both sides of 0',
    columns([1, -1].map((sign) => ({ type: 'bar', stack: 's', name: '中', data: [{ value: sign, row: -1 }] }))),
  ],
  ['two stacks', columns(['s', 't'].map((stack) => ({ type: 'bar', stack, name: stack, data: [datum(3, 0)] })))],
  ['cards', columns([{ type: 'bar', name: '甲', data: [datum(3, 0)] }], { title: [{ text: '卡片' }] })],
  [
    'text beside the marks that says more',
    columns([
      { type: 'bar', name: '甲', data: [datum(3, 0)] },
      { type: 'scatter', symbolSize: 0, data: [{ value: [0, 0], label: { formatter: '优先' } }] },
    ]),
  ],
  ['nothing', columns([])],
])('%s is a picture', (_, option) => {
  expect(nativeCharts(option, rows)).toBeUndefined()
})

test('a value that the exported rows do not have goes nowhere: what they blur or hide is not in a workbook either', () => {
  const option = columns([{ type: 'bar', name: '甲', data: [datum(0.97, 0)] }])
  expect(nativeCharts(option, [{ share: 0.97 }])).toHaveLength(1)
  expect(nativeCharts(option, [{ share: 0.9 }])).toBeUndefined()
  expect(nativeCharts(option, [{ share: null }])).toBeUndefined()
})

test('formats and colours', () => {
  expect(['53.5%', '1,234', '0.25', '7'].map(formatLike)).toEqual(['0.0%', '#,##0', '#,##0.00', '#,##0'])
  expect([written(0.535, '0.0%'), written(1234.5, '#,##0'), written(-3, '#,##0')]).toEqual(['53.5%', '1,235', '-3'])
  expect(axisFormat((value) => String(Math.abs(value)), [-400, 0, 400])).toBe('#,##0;#,##0')
  expect(axisFormat((value) => String(value * 100), [0.5, 0.55])).toBe('0%')
  expect([paintOf('#fff'), paintOf('rgba(1,2,3,0.5)'), paintOf('transparent'), paintOf('#11223380')]).toEqual([
    { color: 'FFFFFF', alpha: 1 },
    { color: '010203', alpha: 0.5 },
    undefined,
    { color: '112233', alpha: 0.502 },
  ])
})
