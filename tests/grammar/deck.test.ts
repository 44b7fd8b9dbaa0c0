import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  followedUp,
  isOverdue,
  isSameView,
  moved,
  nextId,
  readMeetings,
  slideOf,
  slidesFor,
  type Decision,
  type Deck,
  type Meetings,
} from '@/grammar/deck'

const view = { chart: 'demand-trend', page: 'demands', query: { quarter: '2026Q3', category: ['其他', '技能提升'] } }
const deck: Deck = {
  id: 1,
  quarter: '2026Q3',
  title: '',
  slides: [slideOf(1, view), { id: 2, kind: 'section', title: '下一步', note: '' }],
}
const decision: Decision = {
  id: 1,
  deck: 1,
  view,
  quarter: '2026Q3',
  figure: { metric: 'demand_count', org: '', values: {}, value: 342, n: 342 },
  text: '增开夜班窗口',
  owner: '后勤部',
  due: '2026-10-31',
  made: '2026-10-15',
  state: 'open',
}
const meetings: Meetings = { decks: [deck], decisions: [decision] }

describe('what was kept', () => {
  test('is read as it was written', () => {
    expect(readMeetings(JSON.parse(JSON.stringify(meetings)))).toEqual(meetings)
  })

  test('never throws, whatever it is, and what it gives reads as itself', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (kept, agenda) => {
        const found = readMeetings(kept, agenda, '2026Q3')
        expect(readMeetings(found)).toEqual(found)
      }),
    )
  })

  test('what does not fit costs itself alone', () => {
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.record({ id: fc.integer(), kind: fc.constantFrom('chart', 'section', 'other'), title: fc.jsonValue() }),
    )
    fc.assert(
      fc.property(fc.array(junk), fc.array(junk), (before, after) => {
        const slides = [...deck.slides, ...before, ...after]
        const hostile = { decks: [{ ...deck, slides }, ...before], decisions: [decision, ...after] }
        const found = readMeetings(hostile)
        expect(found.decks[0]?.slides.slice(0, 2)).toEqual(deck.slides)
        expect(found.decisions[0]).toEqual(decision)
        const ids = found.decks[0]?.slides.map(({ id }) => id) ?? []
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  test('an agenda of the first version is the deck of the current quarter, until there are meetings', () => {
    const agenda = [view, 'junk', { chart: 'x' }]
    expect(readMeetings(undefined, agenda, '2026Q3').decks).toEqual([
      { id: 1, quarter: '2026Q3', title: '', slides: [slideOf(1, view)] },
    ])
    expect(readMeetings(undefined, agenda).decks).toEqual([])
    expect(readMeetings({ decks: [] }, agenda, '2026Q3').decks).toEqual([])
  })
})

test('slides are moved to a place, past the ends to the ends; none is lost', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b', 'c'], 2, -5)).toEqual(['c', 'a', 'b'])
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: -3, max: 12 }), fc.integer(), (items, from, to) => {
      expect([...moved(items, from, to)].sort()).toEqual([...items].sort())
    }),
  )
  expect(nextId([{ id: 3 }, { id: 7 }])).toBe(8)
  expect(nextId([])).toBe(1)
})

test('views are the same where chart and filters are, in whatever order they are written', () => {
  const other = { ...view, query: { category: ['其他', '技能提升'], quarter: '2026Q3' } }
  expect(isSameView(view, other)).toBe(true)
  expect(isSameView(view, { ...other, chart: 'demand-loop' })).toBe(false)
  expect(isSameView(view, { ...other, query: { quarter: '2026Q3' } })).toBe(false)
})

test('a deck looks back on the last meeting, whatever became of it, and on what is open from before', () => {
  const made = (id: number, at: number, quarter: Decision['quarter'], state: Decision['state']): Decision => ({
    ...decision,
    id,
    deck: at,
    quarter,
    state,
  })
  const all: Meetings = {
    decks: [
      { ...deck, id: 1, quarter: '2026Q2' },
      { ...deck, id: 2 },
      { ...deck, id: 3, quarter: '2026Q4' },
    ],
    decisions: [
      made(1, 1, '2026Q2', 'open'),
      made(2, 1, '2026Q2', 'done'),
      made(3, 2, '2026Q3', 'done'),
      // Its deck is gone: it is of the quarter that was discussed.
      made(4, 9, '2026Q3', 'dropped'),
      // An older quarter was looked at, in the meeting of the third.
      made(5, 2, '2026Q1', 'open'),
      made(6, 3, '2026Q4', 'open'),
    ],
  }
  const seen = (quarter: Deck['quarter']) => followedUp(all, { quarter }).map(({ id }) => id)
  expect(seen('2026Q4')).toEqual([1, 3, 4, 5])
  expect(seen('2026Q3')).toEqual([1, 2])
  expect(seen('2026Q2')).toEqual([])
  expect(seen('2027Q1')).toEqual([1, 5, 6])
})

test('only what is open beyond its day is overdue', () => {
  expect(isOverdue(decision, '2026-10-31')).toBe(false)
  expect(isOverdue(decision, '2026-11-01')).toBe(true)
  expect(isOverdue({ ...decision, state: 'done' }, '2026-11-01')).toBe(false)
  expect(isOverdue({ ...decision, due: '' }, '2026-11-01')).toBe(false)
})

test('for a new quarter, views of the old one move on and others stay', () => {
  const old = { ...view, query: { quarter: '2025Q3' } } as const
  const slides = [...deck.slides, slideOf(3, old)]
  const next = slidesFor('2026Q4', { ...deck, slides })
  expect(next.map((slide) => (slide.kind === 'chart' ? slide.view.query['quarter'] : slide.kind))).toEqual([
    '2026Q4',
    'section',
    '2025Q3',
  ])
})
