import { beforeEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { page, userEvent } from 'vitest/browser'
import MeetingPage from '@/app/pages/MeetingPage.vue'
import { useLibrary } from '@/app/stores/library'
import { slideOf, type Deck, type Decision } from '@/grammar/deck'
import type { LibraryState } from '@/engine/workspace/library'
import { keepInMemory, loadState } from '../meetingState'
import { expectAccessible, show, stage } from '../support'

const view = { chart: 'demand-trend', page: 'demands', query: { quarter: '2026Q3' } }
const deck: Deck = { id: 1, quarter: '2026Q3', title: '', slides: [slideOf(1, view)] }
const decision: Decision = {
  id: 1,
  deck: 1,
  view,
  quarter: '2026Q3',
  figure: { metric: 'demand_count', org: '', values: {}, value: 40, n: 40 },
  text: '夜班窗口',
  owner: '后勤部',
  due: '2020-01-01',
  made: '2026-10-15',
  state: 'open',
}
let staged: ReturnType<typeof stage>

beforeEach(async () => {
  await page.viewport(1366, 900)
  staged = stage()
  loadState('2026Q3', 55, {
    meetings: { decks: [deck], decisions: [decision, { ...decision, id: 2, text: '乙', due: '' }] },
  })
  keepInMemory()
  await show(MeetingPage, {}, staged, '/meeting')
  await expect.poll(() => page.getByTestId('decision').elements().length).toBe(2)
})

const shown = () =>
  page
    .getByTestId('decision')
    .elements()
    .map((row) => row.querySelector('strong')?.textContent)

test('decisions are told apart by state, changed, deleted and had back', async () => {
  expect(shown()).toEqual(['乙', '夜班窗口'])
  expect(page.getByTestId('overdue').elements()).toHaveLength(1)
  await userEvent.selectOptions(page.getByTestId('decision-filter'), 'overdue')
  await expect.poll(shown).toEqual(['夜班窗口'])
  await userEvent.selectOptions(page.getByTestId('decision-state'), 'done')
  await expect.poll(shown).toEqual([])
  await userEvent.selectOptions(page.getByTestId('decision-filter'), 'all')
  await expect.poll(() => page.getByTestId('overdue').elements()).toEqual([])
  await userEvent.click(page.getByTestId('decision-edit').first())
  await page.getByTestId('edit-text').fill('乙，改')
  await userEvent.click(page.getByTestId('edit-save'))
  await expect.poll(shown).toEqual(['乙，改', '夜班窗口'])
  await userEvent.click(page.getByTestId('decision-remove').first())
  await expect.poll(shown).toEqual(['夜班窗口'])
  await userEvent.click(page.getByTestId('meeting-undo'))
  await expect.poll(shown).toEqual(['乙，改', '夜班窗口'])
})

test('a decision written here is about the slide that is chosen', async () => {
  await userEvent.selectOptions(page.getByTestId('decision-about'), '1')
  await page.getByTestId('decision-text').fill('丙')
  await userEvent.keyboard('{Enter}')
  await expect.poll(shown).toEqual(['丙', '乙', '夜班窗口'])
  await expect.element(page.getByTestId('decision').first()).toHaveTextContent('诉求量')
})

test('words under way are not taken back by what else changes', async () => {
  await userEvent.click(page.getByTestId('slide-edit'))
  const title = page.getByTestId('slide-title')
  await title.fill('先看办理')
  loadState('2026Q3', 60)
  await userEvent.click(page.getByTestId('decision-remove').first())
  await expect.poll(shown).toEqual(['夜班窗口'])
  expect((title.element() as HTMLInputElement).value).toBe('先看办理')
  await expect.element(page.getByTestId('pinned')).toHaveTextContent('先看办理')
})

test('P presents, but not while something is being written', async () => {
  await page.getByTestId('decision-text').fill('')
  await userEvent.keyboard('p')
  expect(staged.router.currentRoute.value.name).toBe('meeting')
  ;(document.activeElement as HTMLElement).blur()
  await userEvent.keyboard('p')
  await expect.poll(() => staged.router.currentRoute.value.name).toBe('present')
  expect(staged.router.currentRoute.value.query).toEqual({ quarter: '2026Q3', deck: '1', slide: '1' })
})

test('a tab that only looks says so and writes nothing', async () => {
  const library = useLibrary()
  library.state = { ...library.state, storage: { owned: false } } as unknown as LibraryState
  await nextTick()
  await expect.element(page.getByText('本窗口只能查看，不能改动议程和议定事项')).toBeVisible()
  for (const id of ['unpin', 'slide-edit', 'deck-new', 'deck-remove', 'decision-text', 'decision-save', 'add-section'])
    expect((page.getByTestId(id).first().element() as HTMLButtonElement).disabled, id).toBe(true)
  for (const row of page.getByTestId('decision-state').elements())
    expect((row as HTMLSelectElement).disabled).toBe(true)
})

test.each(['light', 'dark'])('nothing is wrong for axe in the %s theme', async (look) => {
  document.documentElement.dataset['theme'] = look
  await userEvent.click(page.getByTestId('slide-edit'))
  await expectAccessible()
  delete document.documentElement.dataset['theme']
})
