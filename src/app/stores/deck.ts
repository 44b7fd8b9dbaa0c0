import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { charts } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import { moved, nextId, readMeetings, type ChartView, type Deck, type Meetings, type Slide } from '@/grammar/deck'
import { listIn } from './address'
import { useLibrary } from './library'
import { useView } from './view'

const NOTE = 'meetings'
/** Parameters that are of the stage, not of a view. */
const STAGE = ['lang', 'deck', 'slide', 'focus']

const same = (a: ChartView, b: ChartView) =>
  a.chart === b.chart &&
  JSON.stringify(Object.entries(a.query).sort()) === JSON.stringify(Object.entries(b.query).sort())

/** The decks of the meetings, one a quarter or more, kept with the data: charts pinned with their filters, in order. */
export const useDeck = defineStore('deck', () => {
  const route = useRoute()
  const library = useLibrary()
  const view = useView()

  const meetings = computed(() => readMeetings(library.state?.notes[NOTE]))
  const keep = (changes: Partial<Meetings>) => library.note(NOTE, { ...meetings.value, ...changes })

  const decks = computed(() => meetings.value.decks)
  const decisions = computed(() => meetings.value.decisions)
  /** The one that the address names, else the last one of the newest quarter. */
  const deck = computed<Deck | undefined>(() => {
    const named = decks.value.find(({ id }) => String(id) === listIn(route.query, 'deck')[0])
    return named ?? [...decks.value].sort((a, b) => (a.quarter < b.quarter ? -1 : 1)).at(-1)
  })
  /** Its slides, without those of charts that are no more. */
  const slides = computed(() =>
    (deck.value?.slides ?? []).filter(
      (slide) => slide.kind !== 'chart' || charts.some(({ id }) => id === slide.view.chart),
    ),
  )

  const replace = (next: Deck) => keep({ decks: decks.value.map((one) => (one.id === next.id ? next : one)) })

  function setSlides(next: readonly Slide[]): void {
    if (deck.value) replace({ ...deck.value, slides: [...next] })
  }

  /** The present view of a chart, its quarter said, so that it stays what it was when another quarter is loaded. */
  function viewNow(chart: Chart): ChartView {
    const quarter = view.scope?.quarter
    const query = Object.fromEntries(
      Object.keys(route.query)
        .filter((name) => !STAGE.includes(name))
        .flatMap((name) => {
          const values = listIn(route.query, name)
          return values.length ? [[name, values.length === 1 ? String(values[0]) : values] as const] : []
        }),
    )
    return { chart: chart.id, page: chart.page, query: { ...query, ...(quarter && { quarter }) } }
  }

  /** Adds a chart with the filters of the present view, once; the deck of the current quarter is made when there is none. */
  function pin(chart: Chart): void {
    const current = library.state?.current
    if (!current) return
    const own = deck.value ?? { id: nextId(decks.value), quarter: current, title: '', slides: [] }
    const pinned = viewNow(chart)
    if (own.slides.some((slide) => slide.kind === 'chart' && same(slide.view, pinned))) return
    const slide: Slide = { id: nextId(own.slides), kind: 'chart', title: '', note: '', view: pinned }
    const next = { ...own, slides: [...own.slides, slide] }
    keep({ decks: [...decks.value.filter(({ id }) => id !== own.id), next] })
  }

  const placeOf = (id: number) => deck.value?.slides.findIndex((slide) => slide.id === id) ?? -1

  return {
    decks,
    decisions,
    deck,
    slides,
    pin,
    setSlides,
    /** Moves a slide by `steps` places; past the ends it stays. */
    move: (id: number, steps: number) => setSlides(moved(deck.value?.slides ?? [], placeOf(id), placeOf(id) + steps)),
    remove: (id: number) => setSlides((deck.value?.slides ?? []).filter((slide) => slide.id !== id)),
  }
})
