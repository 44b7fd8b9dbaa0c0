import { agree, type Fit } from './wordScale'
import type { WordScale } from './words'

/** The scale of a question, and whatever else its answers might mean. */
export interface Choice {
  fit: Fit
  rivals: readonly Fit[]
}

/** Fewer answers than this may well leave an option out. */
const FEW = 30

const isComplete = ({ unseen, scale }: Fit): boolean => unseen.length === 0 && scale.options.length >= 3

/**
 * Scales that this file shows to be in use: one that some question's answers fill, or that the answers of several
 * questions fill together without two different words on one place.
 */
export function scalesInUse(questions: readonly (readonly Fit[])[]): Set<WordScale> {
  const used = new Set<WordScale>()
  const pooled = new Map<WordScale, Map<number, string> | undefined>()
  for (const fits of questions) {
    for (const fit of fits) {
      if (isComplete(fit)) used.add(fit.scale)
      const before = pooled.has(fit.scale) ? pooled.get(fit.scale) : new Map<number, string>()
      pooled.set(fit.scale, before && merged(before, fit.places))
    }
  }
  for (const [scale, places] of pooled) if (places?.size === scale.options.length && places.size >= 3) used.add(scale)
  return used
}

function merged(before: Map<number, string>, places: Fit['places']): Map<number, string> | undefined {
  for (const [word, place] of places) {
    const there = before.get(place)
    if (there !== undefined && there !== word) return undefined
    before.set(place, word)
  }
  return before
}

/**
 * How much a scale asks one to believe: 1 for each option at an end that nobody chose, 3 for one between chosen ones, which
 * hardly happens unless the answers are few, and 2 for having two options only, which is rare.
 */
function cost({ unseen, places, scale }: Fit, filled: number): number {
  const seen = [...places.values()]
  const [lowest, highest] = [Math.min(...seen), Math.max(...seen)]
  const gaps = unseen.filter((place) => place > lowest && place < highest).length
  return unseen.length + (filled < FEW ? 0 : 2 * gaps) + (scale.options.length === 2 ? 2 : 0)
}

/**
 * The scale that leaves fewest options unchosen. Another one is a rival where it gives other points and is about as likely:
 * it lacks only its worst option, or, where none is filled, hardly more. What the file shows in use decides between
 * rivals; what then remains is for the user.
 */
export function chooseScale(fits: readonly Fit[], used: ReadonlySet<WordScale>, filled: number): Choice | undefined {
  const sorted = [...fits].sort((a, b) => cost(a, filled) - cost(b, filled))
  const [best] = sorted
  if (!best) return undefined
  const likely = (fit: Fit): boolean =>
    isComplete(best)
      ? (fit.unseen.length === 1 && fit.unseen[0] === 0) || (filled < FEW && used.has(fit.scale))
      : cost(fit, filled) <= cost(best, filled) + 1 || used.has(fit.scale)
  const rivals = sorted.filter((fit) => fit !== best && !agree(fit, best) && likely(fit))
  const inUse = [best, ...rivals].filter((fit) => used.has(fit.scale))
  const [shown] = inUse
  if (isComplete(best)) {
    const fuller = inUse.find((fit) => fit.scale.options.length > best.scale.options.length)
    if (!fuller) return { fit: best, rivals: distinct(rivals, best) }
    return { fit: fuller, rivals: fuller.unseen.length === 1 ? [] : distinct([best, ...rivals], fuller) }
  }
  if (shown && inUse.every((fit) => agree(fit, shown))) return { fit: shown, rivals: [] }
  return { fit: best, rivals: distinct(rivals, best) }
}

/** One of each meaning, without the chosen one's. */
function distinct(fits: readonly Fit[], chosen: Fit): Fit[] {
  const kept: Fit[] = []
  for (const fit of fits) if (![chosen, ...kept].some((other) => agree(fit, other))) kept.push(fit)
  return kept
}
