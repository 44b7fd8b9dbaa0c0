import { beforeEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { useDecide } from '@/app/composables/useDecide'
import { useFollowUp } from '@/app/composables/useFollowUp'
import { useDeck } from '@/app/stores/deck'
import { useDecisions } from '@/app/stores/decisions'
import { useLibrary } from '@/app/stores/library'
import { useMeetings } from '@/app/stores/meetings'
import { charts } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import type { LibraryState } from '@/engine/workspace/library'
import { keepInMemory, loadState } from '../meetingState'
import { show, stage } from '../support'

let staged: ReturnType<typeof stage>
let deck: ReturnType<typeof useDeck>
let meetings: ReturnType<typeof useMeetings>
let decisions: ReturnType<typeof useDecisions>
let decide: ReturnType<typeof useDecide>['decide']
let followUp: ReturnType<typeof useFollowUp>

const chartOf = (id: string) => charts.find((chart) => chart.id === id) as Chart

beforeEach(async () => {
  staged = stage()
  const Host = {
    setup() {
      deck = useDeck()
      meetings = useMeetings()
      decisions = useDecisions()
      decide = useDecide().decide
      followUp = useFollowUp()
    },
    render: () => null,
  }
  await show(Host, {}, staged, '/demands?quarter=2026Q2&category=其他&lang=en&deck=7&slide=3')
  loadState('2026Q3')
  keepInMemory()
  await nextTick()
})

const charted = () => deck.deck?.slides.map((slide) => (slide.kind === 'chart' ? slide.view.chart : slide.kind))

test('the first pin makes the deck of the current quarter; a view is pinned once, its quarter said, the stage left out', () => {
  expect(deck.deck).toBeUndefined()
  expect(deck.pin(chartOf('demand-trend'))?.quarter).toBe('2026Q3')
  deck.pin(chartOf('demand-trend'))
  deck.pin(chartOf('demand-loop'))
  expect(charted()).toEqual(['demand-trend', 'demand-loop'])
  expect(deck.deck?.slides[0]).toMatchObject({
    view: { page: 'demands', query: { quarter: '2026Q2', category: '其他' } },
  })
})

test('slides are moved, named, noted, removed and had back', () => {
  for (const id of ['demand-trend', 'demand-loop', 'demand-units']) deck.pin(chartOf(id))
  const [first] = deck.slides
  deck.move(first?.id ?? 0, 1)
  expect(charted()).toEqual(['demand-loop', 'demand-trend', 'demand-units'])
  deck.moveTo(first?.id ?? 0, 99)
  expect(charted()?.at(-1)).toBe('demand-trend')
  deck.insert('section', 0, '第一部分')
  deck.write(first?.id ?? 0, { title: '增在哪里', note: '先说五号井' })
  expect(deck.slides.at(-1)).toMatchObject({ title: '增在哪里', note: '先说五号井' })
  deck.remove(first?.id ?? 0, '已移出')
  expect(charted()).toEqual(['section', 'demand-loop', 'demand-units'])
  expect(meetings.removed?.what).toBe('已移出')
  meetings.bringBack()
  expect(charted()).toEqual(['section', 'demand-loop', 'demand-units', 'demand-trend'])
  expect(meetings.removed).toBeUndefined()
})

test('several decks: the address names one; without it the current quarter’s, which a new quarter does not have', async () => {
  const first = deck.add('2026Q3')
  const second = deck.add('2026Q3', [], '党委会')
  expect(deck.deck?.id).toBe(first)
  await staged.router.push(`/meeting?deck=${second}`)
  expect(deck.deck?.title).toBe('党委会')
  deck.rename('党政联席')
  expect(deck.decks.map(({ title }) => title)).toEqual(['', '党政联席'])
  deck.removeDeck('已删除')
  expect(deck.decks).toHaveLength(1)
  meetings.bringBack()
  expect(deck.decks).toHaveLength(2)
  await staged.router.push('/meeting')
  loadState('2026Q4')
  expect(deck.deck).toBeUndefined()
})

test('decisions typed in quick succession are all there, each with its figure', async () => {
  const id = deck.add('2026Q3')
  const view = { chart: 'demand-trend', page: 'demands', query: { quarter: '2026Q3', org: '华岳/三号井' } }
  const on = { deck: id, quarter: '2026Q3', view } as const
  await Promise.all(['甲', '乙', '丙'].map((text) => decide({ text, owner: '', due: '' }, on, 'demand_count')))
  expect(decisions.all.map(({ text, figure }) => [text, figure])).toEqual(
    ['甲', '乙', '丙'].map((text) => [
      text,
      { metric: 'demand_count', org: '华岳/三号井', values: {}, value: 40, n: 100 },
    ]),
  )
  await decide({ text: '丁', owner: '', due: '' }, on, '')
  expect(decisions.all.at(-1)).toMatchObject({ text: '丁', figure: null, state: 'open' })
})

test('a new quarter’s deck opens with what was decided, measured then and now', async () => {
  const id = deck.add('2026Q3', [{ id: 1, kind: 'section', title: '旧', note: '' }])
  const view = { chart: 'demand-loop', page: 'demands', query: { quarter: '2026Q3', category: '其他' } }
  await decide({ text: '夜班窗口', owner: '', due: '' }, { deck: id, quarter: '2026Q3', view }, 'demand_count')
  loadState('2026Q4', 55)
  const old = deck.decks[0]
  if (!old) throw new Error('no deck')
  deck.copy(old, '2026Q4')
  expect(charted()).toEqual(['followUp', 'section'])
  const [found] = await followUp.followUps(deck.decks[1] ?? old)
  expect(found).toMatchObject({
    decision: { text: '夜班窗口', figure: { value: 40, values: { category: ['其他'] } } },
    now: { value: 55 },
  })
  expect(await followUp.followUps(old)).toEqual([])
})

test('a unit that is no more has no figure', async () => {
  const asked = { metric: 'demand_count', org: '华岳/关闭了的井', values: {} }
  expect(await followUp.measure(asked, '2026Q3')).toEqual({ ...asked, value: null, n: null })
  expect(await followUp.measure({ ...asked, org: '', metric: 'no_such' }, '2026Q3')).toMatchObject({ value: null })
})

test('a tab that only looks changes nothing', () => {
  const library = useLibrary()
  library.state = { ...library.state, storage: { owned: false } } as unknown as LibraryState
  expect(deck.pin(chartOf('demand-trend'))).toBeUndefined()
  deck.add('2026Q3')
  expect(deck.decks).toEqual([])
})
