import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { shallowReactive } from 'vue'
import ImportDialog from '@/app/components/import/ImportDialog.vue'
import { useImport, type ImportFile } from '@/app/composables/useImport'
import { reasonOf } from '@/app/composables/useImportWords'
import { useLibrary } from '@/app/stores/library'
import { Fault } from '@/engine/fault'
import type { StagedFile } from '@/engine/import/session'
import { datasets } from '@/catalog'
import { i18n } from '@/app/i18n'
import { canFail, unreadable } from '@/engine/import/readers'
import { expectAccessible, show, stage } from './support'

function stagedFile(change: Partial<StagedFile> = {}): StagedFile {
  const file = new File(['编号,单位,登记日期,需求类别\n'], '诉求.csv')
  const header = ['编号', '单位', '登记日期', '需求类别', '电话']
  return {
    id: 1,
    file,
    choices: {},
    table: {
      encoding: 'GB18030',
      layout: {
        delimiter: ',',
        headerLine: 3,
        headerLines: 1,
        headerIsGuess: false,
        header,
        headerRows: [header],
        columns: 5,
        usedColumns: 5,
        firstDataLine: 4,
        titles: [{ line: 1, text: '诉求台账' }],
      },
      csv: new Blob(),
      crc32: 0,
      report: {
        dataRows: 6,
        skipped: {
          blank: { count: 0, lines: [] },
          total: { count: 1, lines: [10] },
          note: { count: 0, lines: [] },
          header: { count: 0, lines: [] },
        },
        rejected: [],
        rejectedRows: 0,
        warnings: [],
      },
      replacements: 2,
    },
    dataset: 'demands',
    nearest: 'demands',
    mapping: ['demand_id', 'org:unit', 'submitted_on', 'category', undefined],
    confidence: ['known', 'known', 'known', 'alike', undefined],
    missing: [],
    survey: undefined,
    open: 0,
    signature: '5-0',
    recalled: false,
    rows: 5,
    rejected: 1,
    rejections: [{ line: 7, column: 'submitted_on', value: '昨天', reason: 'not-date' }],
    findings: [{ check: 'closed-before-submitted', severity: 'error', column: 'closed_on', count: 1, lines: [5] }],
    quarters: ['2026Q2', '2026Q3'],
    parts: ['2026Q2', '2026Q3'],
    filled: [],
    filledDown: ['单位'],
    preview: [{ line: 4, c1: 'A1', c2: '三号井', c3: '2026-07-01', c4: '生活保障', c5: '1' }],
    staged: { raw: 'staging.raw_1', typed: 'staging.typed_1' },
    typing: undefined,
    ...change,
  }
}

let keys = 0
const item = (change: Partial<ImportFile> = {}): ImportFile =>
  shallowReactive({
    key: (keys += 1),
    file: new File(['x'], '诉求.csv'),
    choices: {},
    progress: 1,
    reading: false,
    staged: undefined,
    comparison: undefined,
    intent: undefined,
    fault: undefined,
    abort: new AbortController(),
    ...change,
  })

async function dialog(files: ImportFile[]) {
  const place = stage()
  const importing = useImport()
  const library = useLibrary()
  vi.spyOn(library, 'discard').mockResolvedValue()
  vi.spyOn(library, 'proposals').mockResolvedValue([])
  const stageSpy = vi.spyOn(library, 'stage').mockReturnValue(new Promise(() => undefined))
  const load = vi.spyOn(library, 'load').mockResolvedValue()
  await show(ImportDialog, {}, place)
  importing.files = files
  importing.open = true
  await expect.element(page.getByTestId('import-dialog')).toBeVisible()
  return { importing, library, load, stageSpy }
}

test('says what was recognised, left out, doubtful and why', async () => {
  await dialog([item({ staged: stagedFile() })])
  const file = page.getByTestId('import-file').element()
  expect({ ...(file as HTMLElement).dataset }).toMatchObject({
    dataset: 'demands',
    encoding: 'GB18030',
    delimiter: ',',
    headerRow: '3',
    rows: '5',
    rejected: '1',
  })
  for (const words of [
    '列名在第 3 行',
    '2026年2季度、2026年3季度',
    '合计行 1 行',
    '合并单元格已向下补齐：单位',
    '有 2 个字符',
  ])
    expect(file.textContent).toContain(words)
  await userEvent.click(page.getByRole('tab', { name: '未导入的行（1）' }))
  expect(page.getByRole('tabpanel').element().textContent).toContain('不是能读懂的日期')
  await userEvent.click(page.getByRole('tab', { name: '数据检查（1）' }))
  expect(page.getByRole('tabpanel').element().textContent).toContain('办结日期早于登记日期')
  await userEvent.click(page.getByRole('tab', { name: '预览' }))
  expect(page.getByRole('tabpanel').element().textContent).toContain('三号井')
  await expectAccessible()
})

test('a table that is no dataset shows how it was read and what it lacks; a broken file says why; neither is loaded', async () => {
  const unknown = stagedFile({
    dataset: undefined,
    nearest: 'headcount',
    missing: ['headcount', 'org'],
    mapping: [undefined, undefined, undefined, undefined, undefined],
    rejected: 0,
  })
  const { load } = await dialog([
    item({ staged: unknown }),
    item({ fault: new Fault('file-is-archive') }),
    item({ reading: false, staged: stagedFile() }),
  ])
  const [first, second] = page.getByTestId('import-file').elements() as HTMLElement[]
  expect(first?.dataset).toMatchObject({ dataset: '', encoding: 'GB18030', delimiter: ',', headerRow: '3' })
  expect(first?.textContent).toContain('还缺：在册人数、单位')
  expect(second?.textContent).toContain('.xlsx')
  await userEvent.click(page.getByTestId('import-confirm'))
  expect(load.mock.calls[0]?.[0].map(({ file }) => file.dataset)).toEqual(['demands'])
  await vi.waitFor(() => expect(document.querySelector('[data-testid="import-dialog"]')).toBeNull())
})

test('nothing can be confirmed while a file is read; cancelling stops it and forgets all', async () => {
  const reading = item({ reading: true, progress: 0.4 })
  const ready = item({ staged: stagedFile() })
  const { importing, library, load } = await dialog([reading, ready])
  expect((page.getByTestId('import-confirm').element() as HTMLButtonElement).disabled).toBe(true)
  await userEvent.click(page.getByTestId('import-cancel'))
  expect(reading.abort.signal.aborted).toBe(true)
  await vi.waitFor(() => expect(library.discard).toHaveBeenCalledWith(ready.staged))
  expect([importing.open, importing.files.length, load.mock.calls.length]).toEqual([false, 0, 0])
})

test('a corrected column, delimiter or dataset reads the file again', async () => {
  const { stageSpy } = await dialog([item({ staged: stagedFile() })])
  await userEvent.selectOptions(page.getByLabelText('“电话”对应为'), 'content')
  await vi.waitFor(() =>
    expect(stageSpy.mock.calls[0]?.[1]).toEqual({
      dataset: 'demands',
      mapping: ['demand_id', 'org:unit', 'submitted_on', 'category', 'content'],
    }),
  )
})

test('a column given twice is taken from where it was', async () => {
  const { stageSpy } = await dialog([item({ staged: stagedFile() })])
  await userEvent.selectOptions(page.getByLabelText('“电话”对应为'), 'category')
  await vi.waitFor(() =>
    expect(stageSpy.mock.calls[0]?.[1].mapping).toEqual([
      'demand_id',
      'org:unit',
      'submitted_on',
      undefined,
      'category',
    ]),
  )
})

test('a fault while loading keeps the dialog and says so', async () => {
  const { library, load } = await dialog([item({ staged: stagedFile() })])
  load.mockImplementation(async () => void (library.fault = new Fault('too-small-memory')))
  await userEvent.click(page.getByTestId('import-confirm'))
  await expect.element(page.getByRole('alert')).toHaveTextContent('内存不足')
  await expect.element(page.getByTestId('import-dialog')).toBeVisible()
})

test('every reason that a reader can give has words in both languages', () => {
  const codes = datasets.flatMap(({ columns }) => Object.values(columns).filter(canFail).map(unreadable))
  for (const code of [...new Set(codes), 'required', 'too-many-cells'])
    for (const locale of ['zh-CN', 'en'] as const)
      expect([code, i18n.global.te(`importing.reasons.${code}`, locale)]).toEqual([code, true])
  expect(reasonOf({ line: 1, column: 'gender', value: '甲', reason: 'not-choice' }, 'demands')).toBe(
    '不在可选的词里：男、女。',
  )
})
