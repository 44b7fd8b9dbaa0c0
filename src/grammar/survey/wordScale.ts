import { optionText } from './option'
import type { CellCount } from './reading'
import type { SurveyWords, WordScale } from './words'

/** A word scale laid over a column's answers. */
export interface Fit {
  scale: WordScale
  /** Option → place among the scale's options, 0 the least favourable. */
  places: ReadonlyMap<string, number>
  /** Places that nobody chose. */
  unseen: readonly number[]
}

const STRAYS = 0.05

const indexes = new WeakMap<WordScale, ReadonlyMap<string, number>>()

function indexOf(scale: WordScale): ReadonlyMap<string, number> {
  const known = indexes.get(scale)
  if (known) return known
  const index = new Map(
    scale.options.flatMap((words, place) => words.map((word) => [optionText(word), place] as const)),
  )
  indexes.set(scale, index)
  return index
}

/** Points of the scale: the number of its options unless its scores say otherwise. */
export const pointsOf = ({ options, scores }: WordScale): number => scores?.at(-1) ?? options.length

export const scoreAt = ({ scores }: WordScale, place: number): number => scores?.[place] ?? place + 1

/**
 * Every scale that all answers fit: at most 5 % strays, no two different words on one place, at least one word that is its
 * own. A word that elsewhere means no answer (不清楚) is an option only where another own word of the scale was chosen.
 */
export function fitsOf(cells: readonly CellCount[], words: SurveyWords): Fit[] {
  const counts = new Map<string, number>()
  for (const { text, count } of cells) {
    const option = optionText(text)
    counts.set(option, (counts.get(option) ?? 0) + count)
  }
  const missing = new Set(words.missing.map(optionText))
  const neutral = new Set(words.neutral.map(optionText))
  return words.scales.flatMap((scale) => fit(scale, counts, missing, neutral) ?? [])
}

function fit(
  scale: WordScale,
  counts: ReadonlyMap<string, number>,
  missing: ReadonlySet<string>,
  neutral: ReadonlySet<string>,
): Fit | undefined {
  const index = indexOf(scale)
  const own = [...counts.keys()].filter((word) => index.has(word) && !missing.has(word) && !neutral.has(word))
  if (own.length === 0) return undefined
  const none = new Set((scale.missing ?? []).map(optionText))
  const places = new Map<string, number>()
  const taken = new Set<number>()
  let stray = 0
  let answered = 0
  for (const [word, count] of counts) {
    const place = index.get(word)
    if (place === undefined) {
      if (none.has(word) || missing.has(word)) continue
      stray += count
    } else {
      if (taken.has(place)) return undefined
      taken.add(place)
      places.set(word, place)
    }
    answered += count
  }
  if (stray > answered * STRAYS) return undefined
  const unseen = scale.options.flatMap((_, place) => (taken.has(place) ? [] : [place]))
  return { scale, places, unseen }
}

/** Cell → score under a scale; null for what is no answer; cells that are no option are left out. */
export function wordScores(
  cells: readonly CellCount[],
  scale: WordScale,
  words: Pick<SurveyWords, 'missing'>,
): Record<string, number | null> {
  const index = indexOf(scale)
  const missing = new Set([...words.missing, ...(scale.missing ?? [])].map(optionText))
  return Object.fromEntries(
    cells.flatMap(({ text }): [string, number | null][] => {
      const option = optionText(text)
      const place = index.get(option)
      if (place !== undefined) return [[text, scoreAt(scale, place)]]
      return missing.has(option) ? [[text, null]] : []
    }),
  )
}

/** Whether two scales give the same points to the same answers. */
export function agree(one: Fit, other: Fit): boolean {
  if (pointsOf(one.scale) !== pointsOf(other.scale)) return false
  return [...one.places].every(([word, place]) => {
    const there = other.places.get(word)
    return there !== undefined && scoreAt(one.scale, place) === scoreAt(other.scale, there)
  })
}
