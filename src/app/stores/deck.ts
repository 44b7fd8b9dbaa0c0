import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { charts } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import {
  followedUp,
  isSameView,
  moved,
  nextId,
  slideOf,
  slidesFor,
  type ChartView,
  type Deck,
  type Slide,
} from '@/grammar/deck'
import type { Quarter } from '@/grammar/quarter'
import { deckNamed, listIn } from './address'
import { useLibrary } from './library'
import { useMeetings } from './meetings'
import { useView } from './view'

/** Parameters that are of the stage, not of a view. */
const STAGE = ['lang', 'deck', 'slide', 'focus', 'speaker']

/** The decks of the meetings, one a quarter or more: charts pinned with their filters, in order. */
export const useDeck = defineStore('deck', () => {
  const route = useRoute()
  const library = useLibrary()
  const meetings = useMeetings()
  const view = useView()

  const decks = computed(() => meetings.all.decks)
  const newest = computed(() => [...decks.value].sort((a, b) => (a.quarter > b.quarter ? -1 : 1)))
  /** Where the address names none: the first one of the current quarter. A new quarter has none until it is made. */
  const usual = computed(() => decks.value.find(({ quarter }) => quarter === library.state?.current))
  const deck = computed<Deck | undefined>(() => deckNamed(route.query, decks.value) ?? usual.value)
  const slides = computed(() => showable(deck.value?.slides ?? []))

  /** Without those of charts that are no more. */
  const showable = (some: readonly Slide[]): Slide[] =>
    some.filter((slide) => slide.kind !== 'chart' || charts.some(({ id }) => id === slide.view.chart))

  const replace = (next: Deck, undo = '') =>
    meetings.keep({ decks: decks.value.map((one) => (one.id === next.id ? next : one)) }, undo)

  function setSlides(next: readonly Slide[], undo = ''): void {
    if (deck.value) replace({ ...deck.value, slides: [...next] }, undo)
  }

  /** A new deck; it opens with what earlier meetings decided, where they did. Its number. */
  function add(quarter: Quarter, slides: readonly Slide[] = [], title = ''): number {
    const id = nextId(decks.value)
    meetings.keep({ decks: [...decks.value, { id, quarter, title, slides: opened(quarter, slides) }] })
    return id
  }

  function opened(quarter: Quarter, slides: readonly Slide[]): Slide[] {
    const rest = slides.filter(({ kind }) => kind !== 'followUp')
    if (!followedUp(meetings.all, { quarter }).length) return rest
    const kept = slides.find(({ kind }) => kind === 'followUp')
    return [kept ?? { id: nextId(rest), kind: 'followUp', title: '', note: '' }, ...rest]
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

  /** Adds a chart with the filters of the present view, once; the deck of the current quarter is made when there is none. The deck. */
  function pin(chart: Chart): Deck | undefined {
    const current = library.state?.current
    if (!current || library.readOnly) return undefined
    const pinned = viewNow(chart)
    const own = deck.value
    if (!own) {
      const id = add(current, [slideOf(1, pinned)])
      return decks.value.find((one) => one.id === id)
    }
    const there = own.slides.some((slide) => slide.kind === 'chart' && isSameView(slide.view, pinned))
    if (!there) replace({ ...own, slides: [...own.slides, slideOf(nextId(own.slides), pinned)] })
    return own
  }

  const placeOf = (id: number) => deck.value?.slides.findIndex((slide) => slide.id === id) ?? -1

  return {
    decks,
    newest,
    usual,
    deck,
    slides,
    pin,
    viewNow,
    setSlides,
    add,
    copy: (from: Deck, quarter: Quarter) => add(quarter, slidesFor(quarter, from), from.title),
    rename: (title: string) => deck.value && replace({ ...deck.value, title }),
    removeDeck: (undo: string) => meetings.keep({ decks: decks.value.filter(({ id }) => id !== deck.value?.id) }, undo),
    /** Adds a heading, or the look back, before the slide at `place`. */
    insert: (kind: 'section' | 'followUp', place: number, title = '') => {
      const all = deck.value?.slides ?? []
      setSlides([...all.slice(0, place), { id: nextId(all), kind, title, note: '' }, ...all.slice(place)])
    },
    write: (id: number, words: { title?: string; note?: string }) =>
      setSlides((deck.value?.slides ?? []).map((slide) => (slide.id === id ? { ...slide, ...words } : slide))),
    moveTo: (id: number, place: number) => setSlides(moved(deck.value?.slides ?? [], placeOf(id), place)),
    /** Moves a slide by `steps` places; past the ends it stays. */
    move: (id: number, steps: number) => setSlides(moved(deck.value?.slides ?? [], placeOf(id), placeOf(id) + steps)),
    remove: (id: number, undo = '') =>
      setSlides(
        (deck.value?.slides ?? []).filter((slide) => slide.id !== id),
        undo,
      ),
  }
})
