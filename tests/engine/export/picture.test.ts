import { init } from 'echarts'
import { expect, test } from 'vitest'
import { crc32 } from '@/engine/crc32'
import { chartSvg } from '@/engine/export/chartSvg'
import { neededHeight } from '@/engine/export/heights'
import { drawingWidth, pictureSvg, type Picture, type PicturePane } from '@/engine/export/picture'
import { withDpi } from '@/engine/export/png'
import { possibleScale, presets, readChoice, sizeOf } from '@/engine/export/presets'

const pane: PicturePane = {
  title: '标题',
  headline: '三号井 <script>alert(1)</script> & 综采二队',
  option: {
    xAxis: { type: 'category', data: ['<b>一</b>', '二'] },
    yAxis: { type: 'value' },
    series: [{ type: 'line', data: [3, 5] }],
  },
  footer: ['来源：a&b.csv', '数据截至 2026-09-30\u0000\ud800'],
}
const picture: Picture = {
  size: presets.slide,
  transparent: false,
  panes: [pane],
  badge: '示例数据',
  colors: { paper: '#fff', ink: '#000', muted: '#666', accent: '#b00', line: '#eee' },
  font: "'PingFang SC', sans-serif",
}
const sizes = (svg: string) => [...svg.matchAll(/font-size[=:]"?([\d.]+)/g)].map(([, size]) => Number(size))
const across = (svg: string) => Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1])

test('headline, title, badge, footer and chart stand in one well-formed SVG; text is text', () => {
  const { svg } = pictureSvg(picture)
  expect(svg).toContain('三号井 &lt;script&gt;')
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain('<b>')
  expect(svg).toContain('来源：a&amp;b.csv')
  expect(svg).toContain('示例数据')
  expect(svg).not.toMatch(/[\u0000-\u0008]|\p{Cs}/u)
  expect((svg.match(/<svg /g) ?? []).length).toBe(2)
})

test('the same picture twice is the same bytes, whatever was drawn in between', () => {
  const first = pictureSvg(picture)
  init(null, null, { renderer: 'svg', ssr: true, width: 100, height: 100 }).dispose()
  expect(pictureSvg(picture)).toEqual(first)
})

test.each(['slide', 'document', 'wechat'] as const)('%s is exactly as wide as its preset says', (name) => {
  const size = presets[name]
  const { svg, width, height } = pictureSvg({ ...picture, size })
  expect(width).toBe({ slide: 1920, document: 1843, wechat: 1080 }[name])
  if (name === 'slide') expect(height).toBe(1080)
  expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${width}" height="${height}"`))
  const [, right, bottom] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  expect(Number(right) / Number(bottom)).toBeCloseTo(width / height, 3)
})

test('type: at least 24 px of a slide, at least 9 pt on paper', () => {
  for (const [name, least, unit] of [
    ['slide', 24, 1920],
    ['document', 9, (156 / 25.4) * 72],
  ] as const) {
    const { svg } = pictureSvg({ ...picture, size: presets[name] })
    expect(Math.min(...sizes(svg).filter(Boolean))).toBeGreaterThanOrEqual(12)
    const own = svg.slice(0, svg.indexOf('<svg ', 5)) + svg.slice(svg.lastIndexOf('</svg>', svg.length - 7))
    expect((Math.min(...sizes(own)) * unit) / across(svg)).toBeGreaterThanOrEqual(least)
  }
})

test('what needs more height than a slide has is drawn smaller as a whole, and nothing is left out; elsewhere the picture grows', () => {
  const footer = Array.from({ length: 30 }, (_, index) => `第 ${index} 条说明`)
  const long = { ...picture, panes: [{ ...pane, footer }] as const }
  const fixed = pictureSvg(long)
  expect([fixed.width, fixed.height]).toEqual([1920, 1080])
  expect(across(fixed.svg)).toBeGreaterThan(presets.slide.logical)
  expect(fixed.svg).toContain('第 29 条说明')
  const size = presets.document
  const [grown, short] = [pictureSvg({ ...long, size }), pictureSvg({ ...picture, size })]
  expect(grown.height).toBeGreaterThan(short.height + 1000)
  expect(across(grown.svg)).toBe(size.logical)
})

test('many names, long tables and cards ask for height', () => {
  const names = Array.from({ length: 40 }, (_, index) => `单位 ${index}`)
  expect(neededHeight({ yAxis: { type: 'category', data: names } }).best).toBeGreaterThan(1000)
  expect(neededHeight({ yAxis: { type: 'value', show: false, inverse: true, max: 18.5 } }).best).toBeGreaterThan(400)
  const cards = ['0%', '0%', '50%'].map((top) => ({ top, text: 'a\nb\nc' }))
  expect(neededHeight({ title: cards, grid: [{ top: '40%' }, { top: '90%' }] }).least).toBeGreaterThan(150)
  expect(neededHeight({ xAxis: {}, yAxis: { type: 'value' } })).toEqual({ least: 0, best: 0 })
})

test('two panes stand side by side on a slide, one above the other in a document; no name twice, one badge', () => {
  for (const size of [presets.slide, presets.document]) {
    const other = { ...pane, title: '五号井', headline: '另一条' }
    const { svg } = pictureSvg({ ...picture, size, panes: [{ ...pane, title: '三号井' }, other] })
    const place = (title: string) => new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${title}<`).exec(svg)?.slice(1)
    const [x = '', y = ''] = place('三号井') ?? []
    const [besideX = '', besideY = ''] = place('五号井') ?? []
    expect([besideX === x, besideY === y]).toEqual(size === presets.slide ? [false, true] : [true, false])
    expect(svg.match(/示例数据/g)?.length).toBe(1)
    const ids = [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id)
  }
  expect(drawingWidth(presets.slide, 2)).toBeLessThan(drawingWidth(presets.slide, 1) / 2)
  expect(drawingWidth(presets.document, 2)).toBe(drawingWidth(presets.document, 1))
})

test('what is absent says why; a clear picture has no ground', () => {
  const { svg } = pictureSvg({
    ...picture,
    transparent: true,
    panes: [{ ...pane, option: undefined, absence: '人数不足 5 人' }],
  })
  expect(svg).toContain('人数不足 5 人')
  expect(svg).not.toContain('fill="#fff"')
})

test('a legend that is turned page by page is whole in a picture', () => {
  const data = Array.from({ length: 60 }, (_, index) => `图例 ${index}`)
  const series = data.map((name) => ({ name, type: 'line' as const, data: [1] }))
  const option = { legend: { type: 'scroll' as const, data }, xAxis: { data: ['a'] }, yAxis: {}, series }
  const svg = chartSvg(option, { width: 400, height: 900 })
  for (const name of data) expect(svg).toContain(`>${name}<`)
})

test('a PNG says its size on paper: 1843 pixels at 300 dpi are 156 mm', () => {
  const head = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52)
  const png = new Uint8Array(60)
  png.set(head)
  const whole = withDpi(png, 300)
  expect(whole.length).toBe(png.length + 21)
  expect(Buffer.from(whole.subarray(37, 41)).toString('latin1')).toBe('pHYs')
  const view = new DataView(whole.buffer)
  const perMetre = view.getUint32(41)
  expect((1843 / perMetre) * 1000).toBeCloseTo(156, 0)
  expect([view.getUint32(33), view.getUint32(45), whole[49]]).toEqual([9, perMetre, 1])
  expect(view.getUint32(50)).toBe(crc32(whole.subarray(37, 50)))
})

test('a choice is read as far as it makes sense; a custom size is what was asked', () => {
  expect(readChoice(null)).toEqual({ preset: 'slide', width: 1600, height: 900, transparent: false, scale: 1 })
  expect(readChoice({ preset: 'poster', width: 9e9, scale: 7, transparent: true })).toMatchObject({
    preset: 'slide',
    width: 1600,
    scale: 1,
    transparent: true,
  })
  expect(sizeOf({ ...readChoice({}), preset: 'custom', width: 1000, height: null })).toEqual({
    width: 1000,
    logical: 1000,
  })
  expect(sizeOf({ ...readChoice({}), preset: 'custom', width: 900, height: 1600 }).logical).toBe(584)
  expect(possibleScale({ width: 8000, height: 8000, logical: 1040 }, 3)).toBe(1)
  expect(possibleScale(presets.slide, 3)).toBe(3)
})
