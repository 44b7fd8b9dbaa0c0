import { afterEach, describe, expect, test } from 'vitest'
import { templateOf, templateSheets } from '@/app/components/data/template'
import { i18n } from '@/app/i18n'
import { datasets } from '@/catalog'
import { xlsxOf } from '@/engine/export/xlsx'
import { locales } from '@/grammar/words'
import { emptyLibrary } from '../support/company'

const library = emptyLibrary()
afterEach(() => void (i18n.global.locale.value = 'zh-CN'))

describe.each(datasets.map((dataset) => [dataset.id, dataset] as const))('the template of %s', (id, dataset) => {
  test.each(['csv', 'xlsx'])('as %s reads back as it: every column known, no row left out', async (form) => {
    const content = form === 'csv' ? templateOf(dataset) : await xlsxOf(templateSheets(dataset))
    const staged = await library.session.stage(new File([content], `模板.${form}`), {}, () => undefined)
    expect([staged.dataset, staged.rows, staged.rejected, staged.findings]).toEqual([id, 1, 0, []])
    expect(staged.mapping).not.toContain(undefined)
    expect(staged.table.encoding).toBe(form === 'csv' ? 'UTF-8 BOM' : 'XLSX')
    await library.session.discard(staged)
  })

  test.each(locales)('explains every column in %s and marks what is required', (locale) => {
    i18n.global.locale.value = locale
    const [template, guide] = templateSheets(dataset)
    const [headers = [], example = []] = template?.rows ?? []
    const lines = guide?.rows.slice(1) ?? []
    const text = (cell: unknown) => (typeof cell === 'object' ? (cell as { text: string }).text : cell)
    expect(lines.map(([header]) => text(header))).toEqual(headers.map(text))
    expect(lines.map((line) => String(line[5]))).toEqual(example.map(String))
    for (const [header, meaning, required, type, how] of lines) {
      expect(
        [meaning, type, how].every(
          (words) => typeof words === 'string' && words !== '' && !words.includes('.template.'),
        ),
      ).toBe(true)
      expect(required !== '').toBe(typeof header === 'object')
    }
    const must = Object.values(dataset.columns).flatMap(({ required, headers: [first] }) => (required ? [first] : []))
    const marked = headers.flatMap((header) => (typeof header === 'object' && header ? [header.text] : []))
    expect(marked).toEqual(expect.arrayContaining(must))
  })
})
