import { isSameView, type ChartSlide, type Decision, type FollowUp, type Slide } from '@/grammar/deck'
import { pause } from '@/engine/export/steps'
import { useDeck } from '../stores/deck'
import { useMeetings } from '../stores/meetings'
import type { Exportable } from './drawPanes'
import { useFollowUp } from './useFollowUp'
import { useOffScreen } from './useOffScreen'

/** A slide with what it shows, asked for off screen. */
export type SeenSlide =
  | { kind: 'chart'; slide: ChartSlide; what: Exportable; decisions: readonly Decision[] }
  | { kind: 'section'; slide: Slide }
  | { kind: 'followUp'; slide: Slide; followUps: readonly FollowUp[] }

/** Walks the slides of the deck: the one way by which slides, documents, archives and print see them. */
export function useSlideWalk() {
  const open = useDeck()
  const meetings = useMeetings()
  const { followUps } = useFollowUp()
  const { see } = useOffScreen()

  /** Calls `visit` with each slide in order, `done` after each. Rejects with AbortError, or what a question fails with. */
  async function walk(
    signal: AbortSignal,
    visit: (seen: SeenSlide, index: number) => unknown,
    done: (slides: number) => void = () => undefined,
  ): Promise<void> {
    for (const [index, slide] of open.slides.entries()) {
      await pause(signal)
      const seen = await seenOf(slide, signal)
      if (seen) await visit(seen, index)
      done(index + 1)
    }
  }

  async function seenOf(slide: Slide, signal: AbortSignal): Promise<SeenSlide | undefined> {
    const { deck } = open
    if (slide.kind === 'section') return { kind: 'section', slide }
    if (slide.kind === 'followUp') return deck && { kind: 'followUp', slide, followUps: await followUps(deck, signal) }
    const what = await see(slide.view, signal)
    return what && { kind: 'chart', slide, what, decisions: decisionsOn(slide) }
  }

  /** What was decided on a slide. */
  const decisionsOn = ({ view }: ChartSlide): Decision[] =>
    own().filter((decision) => decision.view !== null && isSameView(view, decision.view))

  /** What was decided in this meeting. */
  const own = (): Decision[] => meetings.all.decisions.filter(({ deck }) => deck === open.deck?.id)

  /** What was decided on no slide that is left. */
  function decisionsElsewhere(): Decision[] {
    const on = new Set(open.slides.flatMap((slide) => (slide.kind === 'chart' ? decisionsOn(slide) : [])))
    return own().filter((decision) => !on.has(decision))
  }

  return { walk, decisions: own, decisionsElsewhere, count: () => open.slides.length }
}
