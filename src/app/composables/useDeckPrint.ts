import type { PictureSize } from '@/engine/export/presets'
import { t } from '../i18n'
import { useDeck } from '../stores/deck'
import { headlineOf } from './titles'
import { useDecisionTables } from './useDecisionTables'
import { usePictures } from './usePictures'
import { useSlideWalk, type SeenSlide } from './useSlideWalk'

/** A page to be printed: a picture with what was decided on it, a heading, or a table. */
export interface PrintPage {
  title: string
  /** An SVG. */
  picture?: string
  /** What the picture says, for those who do not see it. */
  alternative?: string
  table?: ReturnType<ReturnType<typeof useDecisionTables>['decided']>
  /** In the place of an empty table. */
  none?: string
}

/** A4 lying, 277 × 190 mm of it; lower where a table follows. */
const SHEET: PictureSize = { width: 2770, height: 1880, logical: 1040 }
const ABOVE_TABLE: PictureSize = { ...SHEET, height: 1420 }

/** The deck as pages. */
export function useDeckPrint() {
  const deck = useDeck()
  const tables = useDecisionTables()
  const { drawn } = usePictures()
  const { walk, decisionsElsewhere } = useSlideWalk()

  /** Draws every page. Rejects with AbortError. */
  async function pages(signal: AbortSignal, done: (slides: number) => void): Promise<PrintPage[]> {
    const all: PrintPage[] = []
    await walk(signal, (seen) => all.push(pageOf(seen)), done)
    const rest = decisionsElsewhere()
    if (deck.deck && rest.length) all.push({ title: t('export.decisions'), table: tables.decided(rest) })
    return all
  }

  function pageOf(seen: SeenSlide): PrintPage {
    const { title } = seen.slide
    if (seen.kind === 'section') return { title }
    if (seen.kind === 'followUp') {
      const page = { title: title || t('export.followUp') }
      return seen.followUps.length
        ? { ...page, table: tables.followed(seen.followUps) }
        : { ...page, none: t('export.none') }
    }
    const { what, decisions } = seen
    const size = decisions.length ? ABOVE_TABLE : SHEET
    return {
      title: '',
      picture: drawn(what, size, { transparent: true, title }).svg,
      alternative: headlineOf(what.chart, what.panes[0]),
      ...(decisions.length && { table: tables.decided(decisions) }),
    }
  }

  return { pages }
}
