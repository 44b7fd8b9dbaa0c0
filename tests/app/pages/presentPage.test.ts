import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { page, userEvent } from 'vitest/browser'
import PresentPage from '@/app/pages/PresentPage.vue'
import SpeakerApp from '@/app/SpeakerApp.vue'
import { useDecisions } from '@/app/stores/decisions'
import { slideOf, type Deck } from '@/grammar/deck'
import { keepInMemory, loadState } from '../meetingState'
import { expectAccessible, show, stage } from '../support'

let staged: ReturnType<typeof stage>
const view = (chart: string, category: string) => ({ chart, page: 'demands', query: { quarter: '2026Q3', category } })
const deck: Deck = {
  id: 1,
  quarter: '2026Q3',
  title: '',
  slides: [
    { id: 1, kind: 'section', title: '开场', note: '先问好' },
    { ...slideOf(2, view('demand-trend', '其他')), title: '增在哪里', note: '五号井' },
    slideOf(3, view('demand-loop', '技能提升')),
  ],
}

beforeEach(async () => {
  await page.viewport(1920, 1080)
  staged = stage()
  loadState('2026Q3', 40, { meetings: { decks: [deck], decisions: [] } })
  keepInMemory()
  await show(PresentPage, {}, staged, '/present?deck=1')
  await settled()
})
afterEach(() => {
  sessionStorage.clear()
  vi.restoreAllMocks()
  delete document.documentElement.dataset['theme']
})

const slide = () => page.getByTestId('slide').element() as HTMLElement
const query = () => staged.router.currentRoute.value.query
async function settled(): Promise<void> {
  await nextTick()
  await new Promise((resolve) => setTimeout(resolve, 30))
}
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await userEvent.keyboard(key)
    await settled()
  }
}

test('keys go forward and back, to the ends, and to a number', async () => {
  const places: (string | undefined)[] = []
  for (const key of ['{ArrowRight}', '{PageDown}', '{ArrowRight}', '{ArrowLeft}', '{Home}', '{End}', '{PageUp}']) {
    await press(key)
    places.push(slide().dataset['index'])
  }
  expect(places).toEqual(['2', '3', '3', '2', '1', '3', '2'])
  await press('3')
  await expect.element(page.getByText('转到第 3 页，按回车')).toBeVisible()
  await press('{Enter}')
  expect(slide().dataset['index']).toBe('3')
  await press('9', '9', '{Enter}')
  expect(slide().dataset).toMatchObject({ index: '3', count: '3' })
})

test('a slide’s address is its view, so that a link shows it and Back returns', async () => {
  expect(query()).toEqual({ deck: '1', slide: '1' })
  await press('{ArrowRight}')
  expect(query()).toEqual({ deck: '1', slide: '2', quarter: '2026Q3', category: '其他' })
  await staged.router.push({ name: 'present', query: { ...query(), category: '权益保障', focus: 'demand-units' } })
  await settled()
  expect(slide().dataset['chart']).toBe('demand-units')
  await expect.element(page.getByTestId('slide-return')).toBeInTheDocument()
  await press('{Backspace}')
  expect(query()).toEqual({ deck: '1', slide: '2', quarter: '2026Q3', category: '其他' })
  expect(slide().dataset['chart']).toBe('demand-trend')
  staged.router.back()
  await expect.poll(() => query()['focus']).toBe('demand-units')
})

test('B blanks until the next key, ? shows the keys, Esc leaves what is on top and then the stage', async () => {
  await press('b')
  expect(page.getByTestId('blank').element().className).toContain('black')
  await press('{ArrowRight}')
  await expect.poll(() => document.querySelector('[data-testid="blank"]')).toBeNull()
  expect(slide().dataset['index']).toBe('1')
  await press('?')
  await expect.element(page.getByTestId('present-help')).toBeVisible()
  await press('{Escape}')
  await expect.poll(() => document.querySelector('[data-testid="present-help"]')).toBeNull()
  await press(' ')
  await expect.element(page.getByText('图表可操作')).toBeVisible()
  await press('{Escape}')
  expect(staged.router.currentRoute.value.name).toBe('present')
  await press('{Escape}')
  expect(staged.router.currentRoute.value).toMatchObject({ name: 'meeting', query: {} })
})

test('D opens the line for a decision; Enter keeps it with what is seen; its keys are words there', async () => {
  await press('{ArrowRight}', 'd')
  expect(document.activeElement?.getAttribute('data-testid')).toBe('decision-text')
  await userEvent.keyboard('bd3 夜班窗口')
  await page.getByTestId('decision-owner').fill('后勤部')
  await page.getByTestId('decision-due').fill('2026-12-01')
  await userEvent.click(page.getByTestId('decision-save'))
  await expect
    .poll(() => useDecisions().all)
    .toMatchObject([
      {
        text: 'bd3 夜班窗口',
        owner: '后勤部',
        due: '2026-12-01',
        deck: 1,
        quarter: '2026Q3',
        view: { chart: 'demand-trend', query: { quarter: '2026Q3', category: '其他' } },
        figure: { metric: 'demand_count', value: 40, values: { category: ['其他'] } },
      },
    ])
  await press('{ArrowRight}')
  expect(slide().dataset['index']).toBe('3')
  await press('d', '{Escape}')
  expect(staged.router.currentRoute.value.name).toBe('present')
})

test('the speaker’s window hears of every slide, and moves it', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue({ closed: false, focus() {}, close() {} } as Window)
  await press('n')
  const presentation = /speaker=(\w+)/.exec(String(opened.mock.calls[0]?.[0]))?.[1] ?? ''
  // In one document for the test: its keys are heard by both, so it is moved by its button.
  await show(SpeakerApp, { presentation }, staged, '/present?deck=1&slide=1')
  await expect.element(page.getByTestId('speaker-note')).toHaveTextContent('先问好')
  await expect.element(page.getByTestId('speaker-next')).toHaveTextContent('各类诉求逐季数量')
  ;(page.getByTestId('speaker-forward').element() as HTMLElement).click()
  await expect.poll(() => slide().dataset['index']).toBe('2')
  await expect.element(page.getByTestId('speaker-note')).toHaveTextContent('五号井')
})

test.each([
  [1920, 1080, '2'],
  [1440, 1080, '2'],
  [1024, 768, String(768 / 540)],
])('the stage fits %i × %i', async (width, height, scale) => {
  await page.viewport(width, height)
  await settled()
  expect(slide().dataset['scale']).toBe(scale)
  const box = slide().getBoundingClientRect()
  expect(box.width).toBeLessThanOrEqual(width + 0.5)
  expect(box.height).toBeLessThanOrEqual(height + 0.5)
  expect(box.left).toBeCloseTo(width - box.right, 0)
})

test.each(['light', 'dark'])('nothing is wrong for axe in the %s theme, slide, line and keys', async (look) => {
  document.documentElement.dataset['theme'] = look
  await expectAccessible()
  await press('{ArrowRight}', 'd')
  await expectAccessible()
  await press('{Escape}', '?')
  await expectAccessible()
})
