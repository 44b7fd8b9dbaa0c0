import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { nextTick } from 'vue'
import MetricDictionary from '@/app/components/data/MetricDictionary.vue'
import QualityReport from '@/app/components/data/QualityReport.vue'
import { correctionList } from '@/app/components/data/qualityList'
import { setLocale } from '@/app/i18n'
import { useLibrary } from '@/app/stores/library'
import { datasets } from '@/catalog'
import { messages } from '@/catalog/locales'
import { metrics, type MetricId } from '@/catalog/metrics'
import { qualityChecks } from '@/catalog/quality'
import type { AnyRow } from '@/grammar/column'
import { isQuotient } from '@/grammar/metric'
import { reportQuality } from '@/engine/quality'
import type { LibraryState } from '@/engine/workspace/library'
import { expectAccessible, show, stage } from './support'

const COUNT = 45
const batches = [
  { id: 1, dataset: 'demands', file: '诉求.csv', active: true },
  { id: 2, dataset: 'sentiment', file: '问卷.csv', active: true },
]

/** What the database would say: 45 demands closed too early, one question gone, one answer off its scale. */
async function answer(sql: string): Promise<AnyRow[]> {
  if (sql.includes('LIMIT')) return faults(sql)
  if (sql.includes('FILTER (WHERE closed_on < submitted_on)')) return [{ batch: 1, c0: COUNT }]
  if (sql.includes('FILTER (WHERE score > scale)')) return [{ batch: 2, c0: 1 }]
  return sql.includes('AS n FROM') && sql.includes('surveys AS') ? [{ dataset: 'sentiment', batch: null, n: 1 }] : []
}

function faults(sql: string): AnyRow[] {
  const [, limit = 0, offset = 0] = (/LIMIT (\d+) OFFSET (\d+)/.exec(sql) ?? []).map(Number)
  const none = { batch: null, line: null, org: null, quarter: null, value: null, other: null }
  if (sql.includes('surveys AS'))
    return [{ ...none, dataset: 'sentiment', quarter: '2026Q3', column: 'question', value: '=食堂' }]
  if (sql.includes('score > scale')) return [{ ...none, dataset: 'sentiment', batch: 2, line: 7, column: 'score' }]
  return Array.from({ length: Math.min(limit, COUNT - offset) }, (_, nth) => ({
    dataset: 'demands',
    batch: 1,
    line: 2 + offset + nth,
    org: '=cmd|三号井',
    quarter: '2026Q3',
    column: 'closed_on',
    value: '2026-08-01',
    other: '2026-08-02',
  }))
}

function place(state: Partial<LibraryState> | undefined = { version: 1, batches: batches as never }) {
  const set = stage()
  const library = useLibrary()
  const rows = vi.spyOn(library, 'rows').mockImplementation(answer as never)
  library.state = state as LibraryState
  return { set, library, rows }
}

let saved: Blob[] = []
beforeEach(() => {
  saved = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (saved.push(blob as Blob), 'blob:x'))
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
})
afterEach(() => vi.restoreAllMocks())

const entries = () => [...document.querySelectorAll<HTMLElement>('[data-testid="quality-entry"]')]

describe('the report', () => {
  test('says in words what was found, where and what to do, worst first', async () => {
    const { set } = place()
    await show(QualityReport, {}, set, '/data')
    await expect.element(page.getByTestId('quality-summary')).toHaveTextContent('2 类错误、1 类提醒，共 47 处。')
    expect(entries().map(({ dataset }) => [dataset['check'], dataset['severity'], dataset['count']])).toEqual([
      ['closed-before-submitted', 'error', '45'],
      ['score-above-scale', 'error', '1'],
      ['question-set-changed', 'warning', '1'],
    ])
    const [first] = entries()
    for (const words of ['错误', '办结日期早于登记日期。', '45 行', '文件：诉求.csv', '建议：核对两个日期'])
      expect(first?.textContent).toContain(words)
    await expectAccessible()
  })

  test('opens the rows page by page: file, line, unit, column, both values', async () => {
    const { set } = place()
    await show(QualityReport, {}, set, '/data')
    await userEvent.click(page.getByRole('button', { name: '查看明细：办结日期早于登记日期。' }))
    await expect.element(page.getByText('第 1 至 20 处，共 45 处')).toBeVisible()
    const cells = () =>
      [...document.querySelectorAll('[data-testid="quality-row"]')].map((row) =>
        [...row.children].map((cell) => cell.textContent?.trim()),
      )
    expect(cells()[0]).toEqual([
      '诉求.csv',
      '2',
      '=cmd|三号井',
      '2026Q3',
      '办结日期',
      '2026-08-01',
      '登记日期：2026-08-02',
    ])
    await userEvent.click(page.getByRole('button', { name: '下一页' }))
    await userEvent.click(page.getByRole('button', { name: '下一页' }))
    await expect.poll(() => cells().map((row) => row[1])).toEqual(['42', '43', '44', '45', '46'])
    await expect.element(page.getByRole('button', { name: '下一页' })).toBeDisabled()
    await expectAccessible()
  })

  test('of a survey shows places alone and says why', async () => {
    const { set } = place()
    await show(QualityReport, {}, set, '/data')
    await userEvent.click(page.getByRole('button', { name: '查看明细：得分高于量表级数。' }))
    await expect.element(page.getByTestId('quality-row')).toHaveTextContent(/^\s*问卷.csv\s*7\s*得分\s*$/)
    await expect.element(page.getByText('为保护答卷人')).toBeVisible()
  })

  test('is made anew when the data change, and the one before is given up', async () => {
    const { set, library, rows } = place()
    await show(QualityReport, {}, set, '/data')
    await expect.element(page.getByTestId('quality-summary')).toBeVisible()
    const signals: (AbortSignal | undefined)[] = []
    rows.mockImplementation(
      ((_: string, signal?: AbortSignal) => (signals.push(signal), new Promise(() => undefined))) as never,
    )
    library.state = { version: 2, batches } as never
    await expect.poll(() => signals.length).toBe(1)
    expect(page.getByTestId('quality').element().getAttribute('aria-busy')).toBe('true')
    rows.mockResolvedValue([])
    library.state = { version: 3, batches } as never
    await expect.element(page.getByTestId('quality-summary')).toHaveTextContent('未发现问题。')
    expect(signals[0]?.aborted).toBe(true)
    expect([entries().length, page.getByTestId('quality-download').elements().length]).toEqual([0, 0])
  })

  test('waits while a change is under way', async () => {
    const { set, library, rows } = place()
    library.busy = true
    await show(QualityReport, {}, set, '/data')
    expect(rows).not.toHaveBeenCalled()
    library.busy = false
    await expect.element(page.getByTestId('quality-summary')).toBeVisible()
  })

  test('says that nothing is loaded, and asks nothing', async () => {
    const { set, rows } = place({ version: 1, batches: [] })
    await show(QualityReport, {}, set, '/data')
    await expect.element(page.getByText('还没有数据，载入后自动检查。')).toBeVisible()
    expect(rows).not.toHaveBeenCalled()
  })

  test('says what failed and can be made again', async () => {
    const { set, rows } = place()
    rows.mockRejectedValueOnce(new Error('out of memory'))
    await show(QualityReport, {}, set, '/data')
    await expect.element(page.getByRole('alert')).toHaveTextContent('out of memory')
    await userEvent.click(page.getByRole('button', { name: '重新检查' }))
    await expect.element(page.getByTestId('quality-summary')).toBeVisible()
  })

  test('speaks English', async () => {
    setLocale('en')
    const { set } = place()
    await show(QualityReport, {}, set, '/data')
    await expect
      .element(page.getByTestId('quality-summary'))
      .toHaveTextContent('Findings: 47 (kinds of error: 2; kinds of warning: 1).')
    expect(entries()[0]?.textContent).toContain('What to do: Check both dates and import again.')
  })
})

describe('the list of corrections', () => {
  test('is downloaded with every finding, safe for a spreadsheet', async () => {
    const { set } = place()
    await show(QualityReport, {}, set, '/data')
    await userEvent.click(page.getByTestId('quality-download'))
    await expect.poll(() => saved.length).toBe(1)
    const bytes = new Uint8Array((await saved[0]?.arrayBuffer()) ?? new ArrayBuffer(0))
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).split('\n')
    expect(lines[0]).toBe('严重程度,数据集,问题,文件,行号,单位,季度,列,值,对照,建议')
    expect(lines[1]).toBe(
      "错误,职工需求清单与服务台账,办结日期早于登记日期。,诉求.csv,2,'=cmd|三号井,2026Q3,办结日期,2026-08-01,登记日期：2026-08-02,核对两个日期，改正后重新导入。",
    )
    expect(lines[46]).toMatch(/^错误,职工思想动态与满意度,得分高于量表级数。,问卷.csv,7,,,得分,,,/)
    expect(lines[47]).toContain(',2026Q3,题目,本次：=食堂,上次：无,')
    expect([lines.length, lines.at(-1)]).toEqual([49, ''])
    await expect.element(page.getByText(/已保存：整改清单_\d{4}-\d\d-\d\d\.csv/)).toBeVisible()
  })

  test('ends with a row that says how many are left', async () => {
    const { set, rows } = place()
    await show(QualityReport, {}, set, '/data')
    const ground = { rows: rows as never, batches, datasets, checks: qualityChecks }
    const heard: number[] = []
    const list = await correctionList(ground, await reportQuality(ground), {
      done: (count) => heard.push(count),
      signal: new AbortController().signal,
      most: 30,
    })
    const lines = (await list.text()).trim().split('\n')
    expect([heard, lines.length]).toEqual([[30], 32])
    expect(lines.at(-1)).toContain('另有 17 处未列出')
  })

  test('can be stopped', async () => {
    const { set, rows } = place()
    await show(QualityReport, {}, set, '/data')
    await expect.element(page.getByTestId('quality-download')).toBeVisible()
    let stopped = false
    rows.mockImplementation(
      ((_: string, signal?: AbortSignal) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => ((stopped = true), reject(new DOMException('', 'AbortError')))),
        )) as never,
    )
    await userEvent.click(page.getByTestId('quality-download'))
    await userEvent.click(page.getByRole('button', { name: /停止生成/ }))
    await expect.poll(() => stopped).toBe(true)
    await expect.element(page.getByTestId('quality-download')).toBeVisible()
    expect(saved).toEqual([])
  })
})

describe.each(['zh-CN', 'en'] as const)('the dictionary of metrics in %s', (locale) => {
  test('has every metric with both names, its definition, formula, unit and direction', async () => {
    setLocale(locale)
    await show(MetricDictionary)
    await nextTick()
    const lines = [...document.querySelectorAll<HTMLElement>('[data-testid="metric"]')]
    expect(lines.map((line) => line.dataset['metric'])).toEqual(Object.keys(metrics))
    for (const line of lines) {
      const id = line.dataset['metric'] as MetricId
      const words = messages[locale].metrics[id]
      expect(line.textContent).toContain(messages['zh-CN'].metrics[id].name)
      expect(line.textContent).toContain(messages.en.metrics[id].name)
      expect(line.textContent).toContain(words.definition)
      expect(line.textContent).toContain(words.numerator)
      expect(line.textContent?.includes(`÷ ${words.denominator}`)).toBe(isQuotient(metrics[id]))
      expect(line.textContent).toContain(messages[locale].quality.metrics.directions[metrics[id].better])
    }
    await expectAccessible()
  })
})
