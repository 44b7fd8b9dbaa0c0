import { light } from '@/grammar/theme'
import { chartSvg } from '@/engine/export/chartSvg'
import { neededHeight } from '@/engine/export/heights'
import { pngOf } from '@/engine/export/png'
import { nativeCharts } from '@/engine/export/slides/readOption'
import type { Show, ShowPane, ShowSlide } from '@/engine/export/slides/show'
import { t } from '../i18n'
import { useDeck } from '../stores/deck'
import { useLibrary } from '../stores/library'
import { absenceWords } from './absenceWords'
import { csvParts } from './csvParts'
import type { Exportable, LabelledDrawing } from './drawPanes'
import { headlineOf, titleKey, titleOf } from './titles'
import { useDecisionTables } from './useDecisionTables'
import { usePictures } from './usePictures'
import { useSlideWalk, type SeenSlide } from './useSlideWalk'
import { useWords } from './useWords'

/** CSS pixels in an inch of a slide: its smallest type, 13 of them, is 12 points. */
const PER_INCH = 78
/** Pixels a CSS pixel is painted with. */
const SHARP = 2

/** The deck as a slide show: what can be edited as charts of PowerPoint, the rest as pictures. */
export function useDeckShow() {
  const deck = useDeck()
  const library = useLibrary()
  const words = useWords()
  const tables = useDecisionTables()
  const { optionsOf, footerOf } = usePictures()
  const { walk, decisionsElsewhere } = useSlideWalk()

  const badge = () => (library.isSample ? t('card.sample') : '')
  const plain = { topic: '', panes: [], footer: [], section: false } as const

  /** Asks for every slide. Rejects with AbortError. */
  async function show(signal: AbortSignal, done: (slides: number) => void): Promise<Show> {
    const slides: ShowSlide[] = []
    await walk(signal, (seen) => slides.push(slideOf(seen)), done)
    const rest = decisionsElsewhere()
    if (rest.length) {
      const headline = t('export.decisions')
      slides.push({ ...plain, headline, badge: badge(), notes: '', table: { ...tables.decided(rest), rest: '' } })
    }
    const quarter = deck.deck ? words.format.value.quarter(deck.deck.quarter) : ''
    const title = deck.deck?.title || t('export.meeting', { quarter })
    return { title, author: t('app.name'), colors: { ...light, wash: '#f4efe6' }, slides }
  }

  function slideOf(seen: SeenSlide): ShowSlide {
    const { title, note } = seen.slide
    if (seen.kind === 'section') return { ...plain, headline: title, badge: '', notes: note, section: true }
    if (seen.kind === 'followUp') {
      const headline = title || t('export.followUp')
      const table = { ...tables.followed(seen.followUps), rest: seen.followUps.length ? '' : t('export.none') }
      return { ...plain, headline, badge: badge(), notes: note, table }
    }
    const { what, decisions } = seen
    const { chart, panes } = what
    const shown = panes.filter((pane) => pane !== undefined)
    const footer = [...new Set(shown.flatMap((pane) => footerOf(what, pane)))]
    const headline = title || shown.map((pane) => headlineOf(chart, pane)).join(t('card.semicolon'))
    const summary = t('card.summary', { title: t(titleKey(chart)), headline, footer: footer.join(' ') })
    return {
      topic: t(titleKey(chart)),
      headline,
      badge: badge(),
      panes: shown.map((pane, index) => paneOf(what, pane, index)),
      footer,
      notes: [note, summary].filter(Boolean).join('\n\n'),
      section: false,
      ...(decisions.length && { table: { ...tables.decided(decisions), rest: '' } }),
    }
  }

  function paneOf(what: Exportable, pane: LabelledDrawing, index: number): ShowPane {
    const { chart } = what
    const alone = what.panes[1] === undefined
    const option = optionsOf(what, alone ? 960 : 470)[index]
    const [part] = csvParts({ chart, panes: [pane] })
    const charts = option ? (nativeCharts(option, part?.rows ?? []) ?? []) : []
    return {
      caption: pane.label,
      charts,
      ...(option && !charts.length && { picture: (place) => painted(what, index, place) }),
      absence: option ? '' : absenceWords(pane.answer.absence),
      alternative: `${titleOf(chart, pane.label)} ${headlineOf(chart, pane)}`,
    }
  }

  /** Drawn for its place; larger, and so smaller in type, where it needs more height. */
  async function painted(what: Exportable, index: number, place: { width: number; height: number }) {
    const [wide, high] = [place.width * PER_INCH, place.height * PER_INCH]
    const first = optionsOf(what, wide)[index]
    const larger = Math.max(1, first ? neededHeight(first).least / high : 1)
    const [width, height] = [Math.round(wide * larger), Math.round(high * larger)]
    const option = optionsOf(what, width)[index]
    if (!option) throw new Error('nothing to paint')
    const blob = await pngOf({ svg: chartSvg(option, { width, height }), width, height }, SHARP)
    return new Uint8Array(await blob.arrayBuffer())
  }

  return { show }
}
