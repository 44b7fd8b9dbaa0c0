import { poleOf, type HeaderScale } from './headerScale'
import { optionNumber } from './option'
import type { CellCount, Doubt, SurveyQuestion } from './reading'
import type { SurveyWords } from './words'

/** How numbers become scores. */
export interface NumberScale {
  k: number
  rising: boolean
  zeroBased: boolean
  doubts: readonly Doubt[]
}

/** Most points a scale can have: 0…10. */
const MOST = 11
/** Up to here, numbers without a word of explanation are positions of options. */
const MOST_OPTIONS = 7

/** The numbers of a column, no-answers left out; undefined where more than 5 % of its cells are no whole number up to `most`. */
export function numbersOf(
  cells: readonly CellCount[],
  missing: ReadonlySet<string>,
  most = MOST,
): number[] | undefined {
  let read = 0
  let unread = 0
  const numbers = new Set<number>()
  for (const { text, count } of cells) {
    if (missing.has(text)) continue
    const value = optionNumber(text)?.value
    if (value === undefined || value > most) unread += count
    else {
      read += count
      numbers.add(value)
    }
  }
  return read === 0 || unread > read * 0.05 ? undefined : [...numbers].sort((a, b) => a - b)
}

/** The scale that numbers stand on, and what only the user can say about it. `numbers` ascend. */
export function numberScale(
  numbers: readonly number[],
  header: HeaderScale,
  recommend: boolean,
  labelled: boolean | undefined,
): NumberScale {
  const max = numbers.at(-1) ?? 0
  const zero = numbers[0] === 0
  const scored = header.scored || recommend
  const rising = header.rising ?? labelled
  if (header.high !== undefined && max <= header.high) {
    const ten = header.high === MOST - 1
    const unsaid = header.low === undefined && zero !== ten
    const zeroBased = header.low === 0 || (header.low === undefined && (zero || (ten && recommend)))
    return {
      k: Math.min(MOST, header.high + (zeroBased ? 1 : 0)),
      rising: rising ?? true,
      zeroBased,
      doubts: unsaid && (ten || zero) ? ['zero-based'] : [],
    }
  }
  const directed: readonly Doubt[] = rising === undefined && !scored ? ['direction'] : []
  if (max > 5 && (scored || max > MOST_OPTIONS) && max < MOST) {
    const certain = zero && max === MOST - 1
    const zeroBased = zero || recommend
    return { k: zeroBased ? MOST : MOST - 1, rising: rising ?? true, zeroBased, doubts: certain ? [] : ['zero-based'] }
  }
  return {
    k: Math.max(2, max),
    rising: rising ?? scored,
    zeroBased: false,
    doubts: [...directed, ...(zero ? (['zero-based'] as const) : []), 'options'],
  }
}

/** The direction that labelled numbers (`5(非常满意)`) show; undefined where none is labelled. */
export function labelledDirection(
  cells: readonly CellCount[],
  words: Pick<SurveyWords, 'favourable' | 'unfavourable'>,
): boolean | undefined {
  const values = cells.flatMap(({ text }) => optionNumber(text) ?? [])
  const middle = (Math.min(...values.map(({ value }) => value)) + Math.max(...values.map(({ value }) => value))) / 2
  for (const { value, label } of values) {
    const pole = label && value !== middle ? poleOf(label, words) : undefined
    if (pole !== undefined) return pole === value > middle
  }
  return undefined
}

/** Cell → score of a numeric question. A 0 on a scale that starts at 1 is no answer; a number beyond the scale is unreadable. */
export function numberScores(
  { cells, k, rising, zeroBased }: Pick<SurveyQuestion, 'cells' | 'k' | 'rising' | 'zeroBased'>,
  missing: ReadonlySet<string>,
): Record<string, number | null> {
  return Object.fromEntries(
    cells.flatMap(({ text }): [string, number | null][] => {
      if (missing.has(text)) return [[text, null]]
      const value = optionNumber(text)?.value
      if (value === undefined) return []
      if (value === 0 && !zeroBased) return [[text, null]]
      const place = zeroBased ? value + 1 : value
      return place > k ? [] : [[text, rising ? place : k + 1 - place]]
    }),
  )
}
