import { expect, test } from 'vitest'
import { fileName } from '@/engine/export/download'
import { pairSvg, pictureSvg, type Picture } from '@/engine/export/picture'

const picture: Picture = {
  width: 800,
  height: 450,
  option: {
    xAxis: { type: 'category', data: ['<b>一</b>', '二'] },
    yAxis: { type: 'value' },
    series: [{ type: 'bar', data: [3, 5] }],
  },
  headline: '三号井 <script>alert(1)</script> & 综采二队',
  title: '标题',
  footer: ['来源：a&b.csv', '数据截至 2026-09-30\u0000'],
  badge: '示例数据',
  colors: { paper: '#fff', ink: '#000', muted: '#666', accent: '#b00', line: '#eee' },
  font: "'PingFang SC', sans-serif",
}

test('headline, title, badge, footer and chart stand in one well-formed SVG; text is text', () => {
  const svg = pictureSvg(picture)
  expect(svg).toContain('三号井 &lt;script&gt;')
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain('<b>')
  expect(svg).toContain('来源：a&amp;b.csv')
  expect(svg).toContain('示例数据')
  expect(svg).not.toContain('\u0000')
  expect(svg).toMatch(/^<svg [^>]*width="800" height="450"/)
  expect((svg.match(/<svg /g) ?? []).length).toBe(2)
})

test('the same picture twice is the same bytes', () => {
  expect(pictureSvg(picture)).toBe(pictureSvg(picture))
})

test('two pictures stand side by side in one, with one badge and no name twice', () => {
  const clipped = { ...picture, option: { ...picture.option, series: [{ type: 'line' as const, data: [3, 5] }] } }
  const svg = pairSvg({ ...clipped, title: '三号井' }, { ...clipped, title: '五号井', height: 500 })
  expect(svg).toMatch(/^<svg [^>]*width="1600" height="500"/)
  expect(svg.indexOf('三号井<')).toBeLessThan(svg.indexOf('五号井<'))
  expect(svg.match(/示例数据/g)?.length).toBe(1)
  const ids = [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(1)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id)
})

test('file names are readable and safe on Windows', () => {
  expect(fileName(['诉求/趋势', '2026Q3', '华岳矿业/三号井', 'a:b*?"<>|'], 'png')).toBe(
    '诉求-趋势_2026Q3_华岳矿业-三号井_a-b.png',
  )
  expect(fileName(['x'.repeat(300)], 'csv').length).toBeLessThanOrEqual(120)
})
