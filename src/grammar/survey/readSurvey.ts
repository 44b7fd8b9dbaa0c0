import { findAttributes, type HeaderTarget } from './attribute'
import { scalesInUse } from './chooseScale'
import { withWords } from './change'
import { classify } from './classify'
import { placeHeaders, type PlacedHeader } from './matrix'
import {
  isScored,
  type CellCount,
  type ColumnProfile,
  type Doubt,
  type SurveyQuestion,
  type SurveyReading,
} from './reading'
import { fitsOf } from './wordScale'
import type { SurveyWords } from './words'

/** Reads the columns of a wide survey: what is asked, on which scale, of which dimension, and what remains in doubt. */
export function readSurvey(columns: readonly ColumnProfile[], words: SurveyWords, target: HeaderTarget): SurveyReading {
  const attributes = findAttributes(columns, words, target)
  const headers = placeHeaders(columns, words)
  const asked = columns.flatMap((profile, column) => {
    const header = headers[column]
    return attributes.has(column) || !header ? [] : [{ column, profile, header }]
  })
  const pools = pooledCells(asked)
  const fits = asked.map(({ profile, header }) => {
    const pool = header.group === undefined || header.ticks ? undefined : pools.get(header.group)
    const pooled = pool ? fitsOf(pool, words) : []
    return pooled.length ? pooled : fitsOf(profile.cells, words)
  })
  const used = scalesInUse(fits)
  const numbered = asked.filter(({ header }) => header.number).length
  const questions = asked.map(({ column, profile, header }, place): SurveyQuestion => {
    const wording = `${header.stem ?? ''} ${header.text}`
    const recommend = words.recommend.some((word) => wording.includes(word))
    const classified = classify(profile, header, {
      words,
      fits: fits[place] ?? [],
      used,
      cells: (header.group !== undefined && pools.get(header.group)) || profile.cells,
      recommend,
      asked: header.number !== undefined || header.mark !== undefined || numbered < 3,
    })
    const { dimension, hinted } = dimensionOf(header, words)
    const question = {
      column,
      ...(header.number && { number: header.number }),
      text: header.text,
      ...(header.stem && { stem: header.stem }),
      dimension,
      reversed: false,
      mayBeReversed: words.reversedHints.some((word) => header.text.includes(word)),
      cells: profile.cells,
      ...classified,
    }
    const doubts: Doubt[] = [...question.doubts, ...(!hinted && isScored(question) ? (['dimension'] as const) : [])]
    return withWords({ ...question, recommend: recommend && question.k === 11, doubts })
  })
  return {
    questions: withUniqueTexts(questions),
    attributes: [...attributes.values()].sort((a, b) => a.column - b.column),
  }
}

interface Asked {
  column: number
  profile: ColumnProfile
  header: PlacedHeader
}

/** The answers of each matrix together: its items share their options. */
function pooledCells(asked: readonly Asked[]): Map<number, CellCount[]> {
  const pools = new Map<number, Map<string, number>>()
  for (const { header, profile } of asked) {
    if (header.group === undefined) continue
    const pool = pools.get(header.group) ?? new Map<string, number>()
    for (const { text, count } of profile.cells) pool.set(text, (pool.get(text) ?? 0) + count)
    pools.set(header.group, pool)
  }
  return new Map([...pools].map(([group, pool]) => [group, [...pool].map(([text, count]) => ({ text, count }))]))
}

const SHORT_STEM = 12

/** The dimension that a question's words name, the item's before the stem's; else a short stem, else the rest. */
function dimensionOf({ text, stem = '' }: PlacedHeader, words: SurveyWords): { dimension: string; hinted: boolean } {
  const item = stem ? text.slice(stem.length + 1) : text
  for (const part of [item, stem]) {
    const found = words.dimensions.find(({ hints }) => hints.some((hint) => part.includes(hint)))
    if (found) return { dimension: found.dimension, hinted: true }
  }
  return { dimension: stem && stem.length <= SHORT_STEM ? stem : words.otherDimension, hinted: false }
}

/** Two questions with the same words are told apart by their number, else by their column. */
function withUniqueTexts(questions: readonly SurveyQuestion[]): SurveyQuestion[] {
  const counts = new Map<string, number>()
  for (const { text } of questions) counts.set(text, (counts.get(text) ?? 0) + 1)
  const taken = new Set<string>()
  return questions.map((question) => {
    const { text, number, column } = question
    const numbered = counts.get(text) === 1 ? text : `${text} (${number ?? column + 1})`
    const unique = taken.has(numbered) ? `${text} (${column + 1})` : numbered
    taken.add(unique)
    return { ...question, text: unique }
  })
}
