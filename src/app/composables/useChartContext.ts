import { computed, type Ref } from 'vue'
import type { Chart, ChartContext, Room, WidthClass } from '@/grammar/chart'
import type { Marked } from '@/grammar/clause'
import type { Scope } from '@/grammar/filter'
import { light } from '@/grammar/theme'
import { label, locale, t } from '../i18n'
import { useLibrary } from '../stores/library'
import { useView } from '../stores/view'
import { useTheme } from './useTheme'
import { useWords } from './useWords'

/** Everything a chart may know, for a card or slide of `width` pixels or a picture (always light). */
export function useChartContext(
  chart: Chart,
  width: Ref<number>,
  viewed: () => { scope: Scope; marked: Marked } | undefined,
  here: Exclude<Room, 'picture'> = 'card',
) {
  const view = useView()
  const library = useLibrary()
  const { theme } = useTheme()
  const { format } = useWords()

  function contextFor(room: Room, pixels: number): ChartContext | undefined {
    const own = viewed()
    if (!own) return undefined
    return {
      t,
      label,
      locale: locale(),
      format: format.value,
      theme: room === 'picture' ? light : theme.value,
      room,
      width: widthClass(pixels),
      ...own,
      mode: view.mode(chart.id, chart.modes),
      events: library.events,
    }
  }

  return { context: computed(() => contextFor(here, width.value)), contextFor }
}

function widthClass(pixels: number): WidthClass {
  if (pixels < 480) return 'narrow'
  return pixels < 900 ? 'normal' : 'wide'
}
