import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute, type LocationQuery } from 'vue-router'
import { charts } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import { useLibrary } from './library'

/** A pinned chart: a view state, to be seen again as it was. */
export interface Slide {
  chart: string
  page: string
  query: LocationQuery
}

const NOTE = 'agenda'

/** The agenda of a meeting: charts pinned with their filters, in order, kept with the data. */
export const useDeck = defineStore('deck', () => {
  const route = useRoute()
  const library = useLibrary()
  const slides = computed(() => {
    const noted = library.state?.notes[NOTE]
    return (Array.isArray(noted) ? (noted as Slide[]) : []).filter(({ chart }) => charts.some(({ id }) => id === chart))
  })
  const keep = (next: readonly Slide[]) => void library.note(NOTE, next)

  const same = (a: Slide, b: Slide) => a.chart === b.chart && JSON.stringify(a.query) === JSON.stringify(b.query)

  /** Adds a chart with the filters of the present view; once. */
  function pin(chart: Chart): void {
    const slide: Slide = { chart: chart.id, page: chart.page, query: { ...route.query } }
    if (!slides.value.some((one) => same(one, slide))) keep([...slides.value, slide])
  }

  /** Moves a slide by `steps` places; past the ends it stays. */
  function move(index: number, steps: number): void {
    const next = [...slides.value]
    const [slide] = next.splice(index, 1)
    if (!slide || index + steps < 0) return
    next.splice(index + steps, 0, slide)
    keep(next)
  }

  const remove = (index: number) => keep(slides.value.filter((_, at) => at !== index))

  return { slides, pin, move, remove }
})
