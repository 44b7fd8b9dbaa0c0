import type { ChartSlide, Deck, Decision, FollowUp, Slide } from '@/grammar/deck'
import { pause } from '@/engine/export/steps'
import { useDeck } from '../stores/deck'
import type { Exportable } from './drawPanes'
import { useOffScreen } from './useOffScreen'

/** Earlier decisions with what has become of them. */
export type AskFollowUps = (deck: Deck, signal: AbortSignal) => Promise<readonly FollowUp[]>

/** A slide with what it shows, asked for off screen. */
export type SeenSlide =
  | { kind: 'chart'; slide: ChartSlide; what: Exportable; decisions: readonly Decision[] }
  | { kind: 'section'; slide: Slide }
  | { kind: 'followUp'; slide: Slide; followUps: readonly FollowUp[] }

const sameView = (a: ChartSlide['view'], b: Decision['view']): boolean =>
  b !== null &&
  a.chart === b.chart &&
  JSON.stringify(Object.entries(a.query).sort()) === JSON.stringify(Object.entries(b.query).sort())

/** Walks the slides of the deck: the one way by which slides, documents, archives and print see them. */
export function useSlides(askFollowUps: AskFollowUps) {
  const meetings = useDeck()
  const { see } = useOffScreen()

  /** Calls `visit` with each slide in order, `done` after each. Rejects with AbortError, or what a question fails with. */
  async function walk(
    signal: AbortSignal,
    visit: (seen: SeenSlide, index: number) => unknown,
    done: (slides: number) => void = () => undefined,
  ): Promise<void> {
    for (const [index, slide] of meetings.slides.entries()) {
      await pause(signal)
      const seen = await seenOf(slide, signal)
      if (seen) await visit(seen, index)
      done(index + 1)
    }
  }

  async function seenOf(slide: Slide, signal: AbortSignal): Promise<SeenSlide | undefined> {
    const { deck } = meetings
    if (slide.kind === 'section') return { kind: 'section', slide }
    if (slide.kind === 'followUp')
      return deck && { kind: 'followUp', slide, followUps: await askFollowUps(deck, signal) }
    const what = await see(slide.view, signal)
    return what && { kind: 'chart', slide, what, decisions: decisionsOn(slide) }
  }

  /** What was decided on a slide. */
  const decisionsOn = ({ view }: ChartSlide): Decision[] => own().filter((decision) => sameView(view, decision.view))

  /** What was decided in this meeting. */
  const own = (): Decision[] => meetings.decisions.filter(({ deck }) => deck === meetings.deck?.id)

  /** What was decided on no slide that is left. */
  function decisionsElsewhere(): Decision[] {
    const on = new Set(meetings.slides.flatMap((slide) => (slide.kind === 'chart' ? decisionsOn(slide) : [])))
    return own().filter((decision) => !on.has(decision))
  }

  return { walk, decisions: own, decisionsElsewhere, count: () => meetings.slides.length }
}
