import { chooseScale } from './chooseScale'
import { readHeaderScale } from './headerScale'
import type { PlacedHeader } from './matrix'
import { labelledDirection, numbersOf, numberScale, numberScores } from './numberScale'
import { missingCells } from './option'
import type { ColumnProfile, Doubt, SurveyQuestion } from './reading'
import { pointsOf, wordScores, type Fit } from './wordScale'
import type { SurveyWords, WordScale } from './words'

/** What a question's answers make of it. */
export type Classified = Pick<SurveyQuestion, 'kind' | 'k' | 'scores' | 'doubts'> &
  Partial<Pick<SurveyQuestion, 'scaleId' | 'alternatives' | 'rising' | 'zeroBased' | 'classes'>>

export interface Surroundings {
  words: SurveyWords
  /** Word scales that fit the answers of the whole matrix, and those that the file shows in use. */
  fits: readonly Fit[]
  used: ReadonlySet<WordScale>
  /** Numbers of the whole matrix. */
  cells: ColumnProfile['cells']
  recommend: boolean
  /** The column is a question for certain: it is numbered, marked or worded as one. */
  asked: boolean
}

/** Decides what a column is by its mark, its answers and its wording, in this order of certainty. */
export function classify(profile: ColumnProfile, header: PlacedHeader, around: Surroundings): Classified {
  const { words } = around
  const none = missingCells(profile.cells, words.missing)
  const empty = Object.fromEntries([...none].map((text) => [text, null]))
  const plain = (kind: 'multi' | 'single' | 'open' | 'skip'): Classified => ({ kind, k: 0, scores: empty, doubts: [] })
  const answers = profile.cells.filter(({ text }) => !none.has(text))
  const filled = answers.reduce((sum, { count }) => sum + count, 0)
  if (filled === 0) return plain(header.mark === 'open' ? 'open' : 'skip')
  if (header.ticks || header.mark === 'multi' || answers.some(({ text }) => text.includes('┋'))) return plain('multi')
  if (header.mark === 'open') return plain('open')
  const verbal = wordQuestion(profile, around, filled)
  if (verbal) return verbal
  const numeric = numberQuestion(profile, header, around, none)
  if (numeric) return numeric
  if (isOpen(profile, answers, filled, header, words)) return plain('open')
  if (isJoined(answers)) return plain('multi')
  return plain(isCategory(profile, answers, filled) ? 'single' : 'skip')
}

function wordQuestion(profile: ColumnProfile, { words, fits, used }: Surroundings, filled: number) {
  const choice = chooseScale(fits, used, filled)
  if (!choice) return undefined
  const { fit, rivals } = choice
  const doubts: Doubt[] = rivals.length ? ['options'] : []
  return {
    kind: 'scale' as const,
    k: pointsOf(fit.scale),
    scores: wordScores(profile.cells, fit.scale, words),
    scaleId: fit.scale.id,
    ...(fit.scale.classes && { classes: fit.scale.classes }),
    ...(rivals.length && { alternatives: rivals.map(({ scale }) => scale.id) }),
    doubts,
  }
}

function numberQuestion(
  profile: ColumnProfile,
  header: PlacedHeader,
  { words, cells, recommend, asked }: Surroundings,
  none: ReadonlySet<string>,
): Classified | undefined {
  const own = numbersOf(profile.cells, none)
  const said = readHeaderScale(`${profile.header} ${header.stem ?? ''}`, words)
  const missing = missingCells(cells, words.missing)
  const numbers = numbersOf(cells, missing, said.high) ?? numbersOf(cells, missing)
  if (!own || !numbers) return undefined
  const certain =
    said.high !== undefined || said.scored || recommend || header.mark === 'numeric' || header.mark === 'scale'
  if (!certain && (!asked || (numbers.at(-1) ?? 0) < 3)) return undefined
  const scale = numberScale(numbers, said, recommend, labelledDirection(cells, words))
  return { kind: 'numeric', ...scale, scores: numberScores({ cells: profile.cells, ...scale }, none) }
}

type Cells = ColumnProfile['cells']

function isOpen(
  { distinct }: ColumnProfile,
  answers: Cells,
  filled: number,
  header: PlacedHeader,
  words: SurveyWords,
): boolean {
  if (header.mark === 'single') return false
  const length = answers.reduce((sum, { text }) => sum + text.length, 0) / answers.length
  if (words.openHints.some((hint) => header.text.includes(hint))) return length > 3 && !answers.every(isFigure)
  if (answers.every(isFigure)) return false
  return (distinct > filled / 2 && length >= 8) || (distinct > 100 && length >= 6)
}

const isFigure = ({ text }: { text: string }): boolean => /^[\d\s.,:/年月日%-]+$/u.test(text)

const JOINT = /[;；|、]/u

/** Several options in a cell: the parts come again and again. */
function isJoined(answers: Cells): boolean {
  const joined = answers.filter(({ text }) => JOINT.test(text))
  if (joined.length < answers.length / 4) return false
  const parts = answers.flatMap(({ text }) => text.split(JOINT).filter(Boolean))
  return new Set(parts).size <= Math.min(30, parts.length / 2) && parts.every((part) => part.length <= 20)
}

function isCategory({ distinct }: ColumnProfile, answers: Cells, filled: number): boolean {
  if (answers.every(isFigure) && distinct > 12) return false
  if (answers.every(({ text }) => /\d{1,4}[-/.年]\d{1,2}/u.test(text))) return false
  return distinct <= 30 && (distinct <= filled / 2 || filled < 10)
}
