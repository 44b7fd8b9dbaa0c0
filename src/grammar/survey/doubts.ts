import type { Doubt, SurveyQuestion, SurveyReading } from './reading'

/** Doubts that must be settled before anything loads: numbers would otherwise be guessed. */
export const blocking = ['direction', 'zero-based', 'options'] as const satisfies readonly Doubt[]

/** Questions side by side that share their scale and doubts: they are asked about once. */
export interface Block {
  doubts: readonly (typeof blocking)[number][]
  questions: readonly SurveyQuestion[]
}

/** What must still be answered, block by block, in the order of the file. */
export function unanswered({ questions }: SurveyReading): Block[] {
  const blocks: { doubts: Block['doubts']; questions: SurveyQuestion[]; key: string }[] = []
  let before = ''
  for (const question of questions) {
    const doubts = blocking.filter((doubt) => question.doubts.includes(doubt))
    const { kind, k, scaleId = '', alternatives = [], zeroBased = false } = question
    const key = doubts.length ? [kind, k, scaleId, ...alternatives, zeroBased, ...doubts].join(' ') : ''
    if (key && key === before) blocks.at(-1)?.questions.push(question)
    else if (key) blocks.push({ doubts, questions: [question], key })
    before = key
  }
  return blocks.map(({ doubts, questions: members }) => ({ doubts, questions: members }))
}
