import type { ChartContext, Room, WidthClass } from '@/grammar/chart'
import { light } from '@/grammar/theme'
import { label, locale, t } from '../i18n'
import type { ChartScope } from '../stores/address'
import { useLibrary } from '../stores/library'
import { useTheme } from './useTheme'
import { useWords } from './useWords'

/** Everything a chart may know of one view of it, wherever it is drawn. */
export function useContexts() {
  const library = useLibrary()
  const { theme } = useTheme()
  const { format } = useWords()

  /** For a card of `pixels` across, or a picture (always light). */
  function contextOf(own: ChartScope, mode: string, room: Room, pixels: number): ChartContext {
    return {
      t,
      label,
      locale: locale(),
      format: format.value,
      theme: room === 'picture' ? light : theme.value,
      room,
      width: widthClass(pixels, room),
      ...own,
      mode,
      events: library.events,
    }
  }

  return { contextOf }
}

/** What of a chart's context depends on where it is drawn, for a drawing of `pixels` across in a picture. */
export const inPicture = (context: ChartContext, pixels: number): ChartContext => ({
  ...context,
  theme: light,
  room: 'picture',
  width: widthClass(pixels, 'picture'),
})

/** The widths at which a class begins: a card's type is smaller than a picture's. */
const FROM = {
  card: { normal: 480, wide: 900 },
  slide: { normal: 480, wide: 900 },
  picture: { normal: 540, wide: 930 },
} as const

function widthClass(pixels: number, room: Room): WidthClass {
  if (pixels < FROM[room].normal) return 'narrow'
  return pixels < FROM[room].wide ? 'normal' : 'wide'
}
