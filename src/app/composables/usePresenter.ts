import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { charts } from '@/catalog'
import { slideAt } from '@/grammar/presenting'
import type { Slide } from '@/grammar/deck'
import { firstIn, queryOf } from '../stores/address'
import { useDeck } from '../stores/deck'

/** Parameters that say where the presentation is; all others are of the view that the slide shows. */
const PLACE = ['deck', 'slide', 'lang']
/** Names under which the router knows the stage and the page it returns to. */
export const STAGE_ROUTE = 'present'
const HOME = 'meeting'

/** The presentation: its place is in the address, so that a slide filters, drills and returns like any page. */
export function usePresenter() {
  const route = useRoute()
  const router = useRouter()
  const deck = useDeck()

  const count = computed(() => deck.slides.length)
  const place = computed(() => slideAt(Number(firstIn(route.query, 'slide')), count.value))
  const slide = computed<Slide | undefined>(() => deck.slides[place.value - 1])
  /** The chart that is seen: the slide's, or the one a drill led to. */
  const chart = computed(() => {
    if (slide.value?.kind !== 'chart') return ''
    const focus = firstIn(route.query, 'focus')
    return charts.some(({ id }) => id === focus) ? focus : slide.value.view.chart
  })

  function addressOf(index: number): LocationQueryRaw {
    const [named, lang] = [firstIn(route.query, 'deck') || String(deck.deck?.id ?? ''), firstIn(route.query, 'lang')]
    const at = deck.slides[index - 1]
    return {
      ...(at?.kind === 'chart' && queryOf(at.view)),
      ...(named && { deck: named }),
      slide: String(index),
      ...(lang && { lang }),
    }
  }

  const said = (query: LocationQueryRaw) =>
    JSON.stringify(
      Object.entries(query)
        .filter(([name]) => !PLACE.includes(name))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => [name, [value].flat()]),
    )
  /** Whether filters or drills have led away from the slide as it was prepared. */
  const away = computed(() => slide.value?.kind === 'chart' && said(route.query) !== said(addressOf(place.value)))

  const go = (wanted: number) => router.push({ name: STAGE_ROUTE, query: addressOf(slideAt(wanted, count.value)) })

  return {
    count,
    place,
    slide,
    chart,
    away,
    go,
    /** The slide of an address that names no view of it: as it was prepared. */
    arrive: () => {
      const bare = slide.value?.kind === 'chart' && !firstIn(route.query, 'quarter') && !firstIn(route.query, 'focus')
      if (!firstIn(route.query, 'slide') || bare)
        return router.replace({ name: STAGE_ROUTE, query: addressOf(place.value) })
      return Promise.resolve()
    },
    /** The slide as it was prepared. */
    restore: () => (away.value ? go(place.value) : Promise.resolve()),
    start: (index = 1) => go(index),
    leave: () => {
      const { lang } = route.query
      const named = deck.deck && deck.deck.id !== deck.usual?.id ? String(deck.deck.id) : ''
      return router.push({ name: HOME, query: { ...(named && { deck: named }), ...(lang && { lang }) } })
    },
  }
}
