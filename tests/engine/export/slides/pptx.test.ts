import { expect, test } from 'vitest'
import { light } from '@/grammar/theme'
import { chartXml } from '@/engine/export/slides/chartPart'
import { HIGH, layoutOf } from '@/engine/export/slides/layout'
import type { NativeChart } from '@/engine/export/slides/native'
import { pptxOf } from '@/engine/export/slides/pptx'
import { nativeCharts } from '@/engine/export/slides/readOption'
import type { ShowSlide } from '@/engine/export/slides/show'
import { columnName } from '@/engine/export/slides/workbook'
import { formulas, hostile } from '../hostile'
import { expectSoundPackage, expectWellFormed, sheetIn, textOf, unpacked } from '../package'

const never = new AbortController().signal
const rows = [{ n: 0.1 + 0.2 }, { n: 0 }, { n: null }]
const [chart] =
  nativeCharts(
    {
      xAxis: { type: 'category', data: ['=1+1', '<b>', '三'] },
      yAxis: { type: 'value', name: '件 & <', min: 0 },
      series: [
        { type: 'bar', name: '=cmd|A0', data: rows.map(({ n }, row) => ({ value: n, row })) as never },
        {
          type: 'line',
          name: '线',
          data: [0.30000000000000004, 0, null].map((value, row) => ({ value, row })) as never,
        },
      ],
    },
    rows,
  ) ?? []
const slide = (more: Partial<ShowSlide> = {}): ShowSlide => ({
  topic: '题目',
  headline: '结论',
  badge: '示例数据',
  panes: [],
  footer: ['来源：a.csv'],
  notes: '备注',
  section: false,
  ...more,
})
const pane = (charts: readonly NativeChart[]) => ({ caption: '', charts, absence: '', alternative: '图' })
const show = (slides: ShowSlide[]) => ({ title: 't', author: 'a', colors: { ...light, wash: '#eeeeee' }, slides })
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 300 }, (_, index) => index % 256)])

test('a package that holds together: charts with workbooks, pictures, tables, notes; text of files is text', async () => {
  if (!chart) throw new Error('no chart')
  const words = hostile.join(' ')
  const table = { columns: [{ title: words, share: 1 }], rows: hostile.map((text) => [text]), rest: words }
  const slides = [
    slide({ headline: words, section: true }),
    slide({ headline: words, footer: [...hostile], notes: words, panes: [pane([chart, chart])] }),
    slide({ panes: [{ ...pane([]), picture: () => Promise.resolve(png) }, pane([chart])], table }),
    slide({ table }),
    slide({ panes: [{ ...pane([]), absence: words }] }),
  ]
  let done = 0
  const files = await unpacked(await pptxOf(show(slides), never, (count) => (done = count)))
  expect(done).toBe(5)
  expectSoundPackage(files)
  const charts = Object.keys(files).filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
  expect(charts).toHaveLength(3)
  const books = Object.keys(files).filter((name) => name.startsWith('ppt/embeddings/'))
  expect(books).toHaveLength(3)
  for (const book of books) {
    const sheet = await sheetIn(files, book)
    expect(sheet.slice(1)).toEqual([
      ['=1+1', 0.30000000000000004, 0.30000000000000004],
      ['<b>', 0, 0],
      ['三', null, null],
    ])
    expect(sheet[0]?.slice(1)).toEqual(['=cmd|A0', '线'])
    const cells = await unpacked(new Blob([new Uint8Array(files[book] ?? [])]))
    expectSoundPackage(cells)
    for (const name of Object.keys(cells).filter((one) => one.endsWith('.xml')))
      expect(textOf(cells, name)).not.toMatch(/<f[ >]/)
  }
  const media = Object.entries(files).filter(([name]) => name.startsWith('ppt/media/'))
  expect(media.map(([, bytes]) => [...bytes])).toEqual([[...png]])
  expect(textOf(files, 'ppt/slides/slide1.xml')).toContain('type="title"')
  expect(textOf(files, 'ppt/theme/theme1.xml')).toContain('<a:ea typeface="Microsoft YaHei"/>')
  for (const text of formulas.slice(0, 4))
    expect(textOf(files, 'ppt/slides/slide4.xml')).toContain(text.replaceAll("'", '&apos;'))
})

test('a second export in the same session is as sound as the first', async () => {
  if (!chart) throw new Error('no chart')
  const once = async () => unpacked(await pptxOf(show([slide({ panes: [pane([chart])] })]), never, () => undefined))
  for (const files of [await once(), await once()]) expectSoundPackage(files)
})

test('cancelled, it gives nothing', async () => {
  const stop = new AbortController()
  const slides = Array.from({ length: 5 }, () => slide())
  const made = pptxOf(show(slides), stop.signal, (count) => count === 2 && stop.abort())
  await expect(made).rejects.toMatchObject({ name: 'AbortError' })
})

test('a chart part: elements in the order of the schema, gaps left out, 0 said', () => {
  if (!chart) throw new Error('no chart')
  const style = { latin: 'Arial', chinese: '微软雅黑', ink: '000000', muted: '666666', line: 'EEEEEE', size: 12 }
  const xml = chartXml(chart, style)
  expectWellFormed(xml)
  expect(xml).toContain(
    '<c:ptCount val="3"/><c:pt idx="0"><c:v>0.30000000000000004</c:v></c:pt><c:pt idx="1"><c:v>0</c:v></c:pt></c:numCache>',
  )
  expect(xml).toContain('<c:min val="0"/>')
  expect(xml).toContain('件 &amp; &lt;')
  expect(xml).toContain('<a:ea typeface="微软雅黑"/>')
  expect(xml).toContain('<c:dispBlanksAs val="gap"/>')
  const order = [
    'c:date1904',
    'c:roundedCorners',
    'c:chart>',
    'c:plotArea',
    'c:barChart',
    'c:lineChart',
    'c:catAx',
    'c:valAx',
    'c:legend>',
    'c:plotVisOnly',
    'c:externalData',
  ]
  const places = order.map((tag) => xml.indexOf(`<${tag}`))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('what a slide says decides where its parts stand; they never overlap', () => {
  for (const headline of ['短', '很长的结论'.repeat(12), '更长的结论，'.repeat(30)])
    for (const footer of [[], Array.from({ length: 6 }, () => '一条说明'.repeat(20))])
      for (const table of [undefined, { columns: [], rows: [['a'], ['b']], rest: '' }]) {
        const place = layoutOf(slide({ headline, footer, panes: [pane([])], ...(table && { table }) }))
        expect(place.headline.y).toBeGreaterThanOrEqual(place.topic.y + place.topic.h - 0.01)
        expect(place.body.y).toBeGreaterThanOrEqual(place.headline.y + place.headline.h)
        expect(place.body.h).toBeGreaterThan(0.8)
        if (place.table) expect(place.table.y).toBeGreaterThanOrEqual(place.body.y + place.body.h)
        expect(place.footer.y).toBeGreaterThanOrEqual(
          (place.table?.y ?? place.body.y) + (place.table?.h ?? place.body.h),
        )
        expect(place.footer.y + place.footer.h).toBeLessThanOrEqual(HIGH)
      }
})

test('columns of a sheet have the names that they have', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
