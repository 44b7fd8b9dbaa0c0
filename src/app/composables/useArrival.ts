import { nextTick, watch, type Ref } from 'vue'
import { useView } from '../stores/view'

/**
 * Brings a card into sight when a drill leads to it, unless its head already is, and moves the focus to its headline. `settled`: the
 * card has its answer, so that it keeps its height.
 */
export function useArrival(chart: string, card: Ref<HTMLElement | null>, settled: () => Promise<unknown>): void {
  const view = useView()
  watch(
    [() => view.destination, card],
    async ([destination, element]) => {
      if (destination !== chart || !element) return
      await settled()
      await nextTick()
      if (view.destination !== chart) return
      view.destination = undefined
      if (!inSight(element)) {
        const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
        element.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' })
      }
      element.querySelector('h3')?.focus({ preventScroll: true })
    },
    { immediate: true, flush: 'post' },
  )
}

/** The head of the card is above the middle of the window, or all of the card is within it. */
function inSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && (top <= window.innerHeight * 0.45 || bottom <= window.innerHeight)
}
