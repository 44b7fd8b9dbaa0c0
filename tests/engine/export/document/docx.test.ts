import { expect, test } from 'vitest'
import { docxOf } from '@/engine/export/document/docx'
import { chineseNumber, type ReportBlock } from '@/engine/export/document/report'
import { formulas, hostile } from '../hostile'
import { expectSoundPackage, textOf, unpacked } from '../package'

const never = new AbortController().signal
const png = (seed: number) => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 200 }, () => seed)])
const picture = (seed: number, height = 1000): ReportBlock => ({
  kind: 'picture',
  png: png(seed),
  width: 1843,
  height,
  caption: `图 ${seed}`,
  alternative: hostile.join(''),
})

test('a report: 公文 page, headings, pictures as wide as the text, tables; text of files is text', async () => {
  const blocks: ReportBlock[] = [
    { kind: 'heading', level: 1, text: '一、诉求' },
    { kind: 'heading', level: 2, text: '（一）趋势' },
    ...hostile.map((text) => ({ kind: 'text' as const, text })),
    picture(1),
    picture(2, 9000),
    {
      kind: 'table',
      columns: [
        { title: '事项', share: 3 },
        { title: '责任人', share: 1 },
      ],
      rows: hostile.map((text) => [text, text]),
    },
    { kind: 'note', text: '来源' },
  ]
  const files = await unpacked(
    await docxOf({ title: hostile.join(), under: ['（2026年9月）'], author: '心声', blocks }, never),
  )
  expectSoundPackage(files)
  const text = textOf(files, 'word/document.xml')
  const size = /<w:pgSz [^>]*>/.exec(text)?.[0] ?? ''
  const margin = /<w:pgMar [^>]*>/.exec(text)?.[0] ?? ''
  const twips = (tag: string, name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(tag)?.[1]) / 56.6929
  expect([twips(size, 'w'), twips(size, 'h')].map(Math.round)).toEqual([210, 297])
  expect(twips(size, 'w') - twips(margin, 'left') - twips(margin, 'right')).toBeCloseTo(156, 0)
  expect(twips(size, 'h') - twips(margin, 'top') - twips(margin, 'bottom')).toBeCloseTo(225, 0)
  expect([twips(margin, 'top'), twips(margin, 'left')].map(Math.round)).toEqual([37, 28])
  const [wide = 0, narrow = 0] = [...text.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, emu]) => Number(emu) / 36_000)
  expect(wide).toBeGreaterThan(155)
  expect(wide).toBeLessThanOrEqual(156.1)
  expect(narrow).toBeLessThan(wide / 2)
  const media = Object.entries(files).filter(([name]) => name.startsWith('word/media/'))
  expect(media.map(([, bytes]) => bytes.at(-1)).sort()).toEqual([1, 2])
  expect(text).toContain('一、诉求')
  for (const formula of formulas.slice(0, 4)) expect(text).toContain(formula.replaceAll("'", '&apos;'))
  expect(text).not.toContain('w:fldSimple')
  expect(text).not.toContain('w:instrText')
  expect(textOf(files, 'word/styles.xml')).toContain('仿宋')
  expect(textOf(files, 'word/fontTable.xml')).toContain('<w:altName w:val="华文中宋"/>')
  const footers = Object.keys(files).filter((name) => /^word\/footer\d*\.xml$/.test(name))
  expect(footers).toHaveLength(2)
  expect(textOf(files, footers[0] ?? '')).toContain('— ')
})

test('headings are numbered as documents number them', () => {
  expect([1, 9, 10, 11, 20, 42, 99].map(chineseNumber)).toEqual(['一', '九', '十', '十一', '二十', '四十二', '九十九'])
})

test('cancelled, it gives nothing', async () => {
  const stop = new AbortController()
  stop.abort()
  await expect(docxOf({ title: '', under: [], author: '', blocks: [] }, stop.signal)).rejects.toMatchObject({
    name: 'AbortError',
  })
})
