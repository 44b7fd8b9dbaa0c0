import { afterEach, expect, test, vi } from 'vitest'
import TemplateList from '@/app/components/data/TemplateList.vue'
import { setLocale } from '@/app/i18n'
import { datasets } from '@/catalog'
import { readInWorker } from '@/engine/work/readInWorker'
import { show } from '../../support'

afterEach(() => {
  vi.restoreAllMocks()
  setLocale('zh-CN')
})

/** What a click hands to the user: the content and the name. */
async function downloaded(click: () => Promise<void>) {
  const contents: Blob[] = []
  const names: string[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    contents.push(content as Blob)
    return '#'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await click()
  await expect.poll(() => names.length, { timeout: 10_000 }).toBe(1)
  return { content: contents[0] ?? new Blob(), name: names[0] }
}

test.each(datasets.map((dataset) => [dataset.id, dataset] as const))(
  'both templates of %s are saved and can be read',
  async (id, { columns }) => {
    const list = await show(TemplateList, {})
    for (const [button, ending, encoding] of [
      [`template-${id}`, '.csv', 'UTF-8 BOM'],
      [`template-xlsx-${id}`, '.xlsx', 'XLSX'],
    ] as const) {
      const { content, name } = await downloaded(() => list.get(`[data-testid="${button}"]`).trigger('click'))
      expect(name?.endsWith(`模板${ending}`)).toBe(true)
      const headers = Object.values(columns).map(({ headers: [first = ''] }) => first)
      const table = await readInWorker(content, {}, headers, () => undefined)
      expect([table.encoding, table.layout.headerLine, table.report.dataRows]).toEqual([encoding, 1, 1])
      expect([...table.layout.header].sort()).toEqual([...headers, '集团', '单位', '区队'].sort())
      vi.restoreAllMocks()
    }
  },
)
