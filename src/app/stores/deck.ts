import { useStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { useRoute, type LocationQuery } from 'vue-router'
import { charts } from '@/catalog'
import type { Chart } from '@/grammar/chart'

/** A pinned chart: a view state, to be seen again as it was. */
export interface Slide {
  chart: string
  page: string
  query: LocationQuery
}

/** The agenda of a meeting: charts pinned with their filters, in order, kept in this browser. */
export const useDeck = defineStore('deck', () => {
  const route = useRoute()
  const stored = useStorage<Slide[]>('xinsheng.deck', [])
  const known = (slide: Slide) => charts.some((chart) => chart.id === slide.chart)
  stored.value = stored.value.filter(known)

  const same = (a: Slide, b: Slide) => a.chart === b.chart && JSON.stringify(a.query) === JSON.stringify(b.query)

  /** Adds a chart with the filters of the present view; once. */
  function pin(chart: Chart): void {
    const slide: Slide = { chart: chart.id, page: chart.page, query: { ...route.query } }
    if (!stored.value.some((one) => same(one, slide))) stored.value = [...stored.value, slide]
  }

  /** Moves a slide by `steps` places; past the ends it stays. */
  function move(index: number, steps: number): void {
    const slides = [...stored.value]
    const [slide] = slides.splice(index, 1)
    if (!slide || index + steps < 0) return
    slides.splice(index + steps, 0, slide)
    stored.value = slides
  }

  const remove = (index: number) => (stored.value = stored.value.filter((_, at) => at !== index))

  return { slides: stored, pin, move, remove }
})
