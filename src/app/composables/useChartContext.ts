import { computed, type Ref } from 'vue'
import type { Chart, ChartContext, Room } from '@/grammar/chart'
import type { ChartScope } from '../stores/address'
import { useView } from '../stores/view'
import { useContexts } from './useContexts'

/** Everything a chart may know of the view that the address says, for a card or slide of `width` pixels or a picture (always light). */
export function useChartContext(
  chart: Chart,
  width: Ref<number>,
  viewed: () => ChartScope | undefined,
  here: Exclude<Room, 'picture'> = 'card',
) {
  const view = useView()
  const { contextOf } = useContexts()

  function contextFor(room: Room, pixels: number): ChartContext | undefined {
    const own = viewed()
    return own && contextOf(own, view.mode(chart.id, chart.modes), room, pixels)
  }

  return { context: computed(() => contextFor(here, width.value)), contextFor }
}
