import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { nextTick } from 'vue'
import RowsTable from '@/app/components/chart/RowsTable.vue'
import { useLibrary } from '@/app/stores/library'
import { organisationOf } from '@/grammar/organisation'
import type { Row } from '@/app/composables/useRowSearch'
import type { LibraryState } from '@/engine/workspace/library'
import { expectAccessible, show, stage } from '../../support'

const columns = [
  { name: 'org', title: '单位', number: false, long: false },
  { name: 'status', title: '状态', number: false, long: false, values: ['open', 'closed'], group: 'status' },
  { name: 'days', title: '天数', number: true, long: false },
]
const STATUS: Record<string, string> = { open: '待受理', closed: '已办结' }
const words = (row: Row, name: string) =>
  name === 'status' ? (STATUS[String(row[name])] ?? '') : String(row[name] ?? '')
const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    org: index % 2 ? '华岳/三号井' : '华岳/五号井',
    status: index % 3 ? 'open' : 'closed',
    days: index % 5 ? (index * 7) % 101 : null,
  }))

async function table(props: object) {
  const staged = stage()
  useLibrary().state = { organisation: organisationOf(['华岳/三号井', '华岳/五号井']) } as unknown as LibraryState
  const wrapper = await show(
    RowsTable,
    { columns, words, caption: '诉求', searchable: true, style: 'height: 300px', ...props },
    staged,
  )
  await nextTick()
  return wrapper
}
const cells = (column: number) =>
  page
    .getByRole('row')
    .elements()
    .flatMap((row) => row.querySelectorAll('td')[column]?.textContent?.trim() ?? [])
const status = () => page.getByRole('status').element().textContent

test('of a thousand rows those in sight are drawn; a head sorts by its column, missing last, and says so', async () => {
  await table({ rows: rowsOf(1000) })
  await expect.poll(() => cells(0).length).toBeGreaterThan(5)
  expect(cells(0).length).toBeLessThan(60)
  expect(page.getByRole('table').element().getAttribute('aria-rowcount')).toBe('1001')
  const days = page.getByRole('button', { name: '天数' })
  const head = () => days.element().closest('th')?.getAttribute('aria-sort')
  expect(head()).toBe('none')
  ;(days.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  expect(head()).toBe('ascending')
  expect(cells(2).slice(0, 3)).toEqual(['0', '0', '0'])
  await userEvent.keyboard('{Enter}')
  expect(head()).toBe('descending')
  expect(cells(2)[0]).toBe('100')
  await expectAccessible()
})

test('a search goes over what is read and what is written in all columns, and over units by pinyin; it counts what it finds', async () => {
  await table({ rows: rowsOf(30) })
  const input = page.getByRole('searchbox')
  await userEvent.fill(input, '已办结')
  await expect.poll(status).toContain('10 行（共 30 行）')
  await userEvent.fill(input, 'shj')
  await expect.poll(status).toContain('15 行（共 30 行）')
  expect(new Set(cells(0))).toEqual(new Set(['华岳/三号井']))
  await userEvent.fill(input, '没有')
  await expect.poll(status).toContain('0 行（共 30 行）')
})

test('where more rows exist than are at hand, they are sorted and searched where they are, and a beginning says so', async () => {
  const rows = rowsOf(20)
  const ask = vi.fn(async ({ search }: { search?: unknown }) =>
    search ? [{ org: '华岳/三号井', status: 'closed', days: 5 }] : [...rows].reverse(),
  )
  await table({ rows, total: 70_000, ask })
  await expect.poll(status).toContain('按当前顺序列出前 20 行（共 70,000 行）')
  await userEvent.click(page.getByRole('button', { name: '天数' }))
  await expect.poll(() => ask.mock.calls.length).toBe(1)
  expect(ask).toHaveBeenLastCalledWith({ order: { column: 'days', down: false } })
  // The order that was asked for is kept: these are the first of all in it.
  await expect.poll(() => cells(2).slice(0, 2)).toEqual([String((19 * 7) % 101), String((18 * 7) % 101)])
  await expect.poll(status).toContain('前 20 行')
  await userEvent.fill(page.getByRole('searchbox'), '已办结')
  await expect.poll(() => ask.mock.calls.length).toBe(2)
  expect(ask.mock.lastCall?.[0]).toEqual({
    order: { column: 'days', down: false },
    search: { needle: '已办结', values: { status: ['closed'], days: [], org: [] } },
  })
  await expect.poll(status).toContain('1 行（共 70,000 行）')
})
