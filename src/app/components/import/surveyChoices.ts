import { surveyWords } from '@/catalog/survey'
import sentiment from '@/catalog/datasets/sentiment'
import { orgLevels } from '@/catalog'
import { optionsOf } from '@/grammar/survey/describe'
import type { SurveyQuestion } from '@/grammar/survey/reading'
import { fitsOf } from '@/grammar/survey/wordScale'
import type { WordScale } from '@/grammar/survey/words'
import { ORG } from '@/engine/import/recognise'

const scaleOf = (id: string | undefined): WordScale | undefined => surveyWords.scales.find((scale) => scale.id === id)

/** Word scales that a question may be on: its own, those in doubt, and every other that its answers fit. */
export function scaleChoices({
  scaleId,
  alternatives = [],
  cells,
}: SurveyQuestion): { id: string; scale: WordScale }[] {
  const listed = [scaleId, ...alternatives, ...fitsOf(cells, surveyWords).map(({ scale }) => scale.id)]
  return [...new Set(listed)].flatMap((id) => {
    const scale = scaleOf(id)
    return scale ? [{ id: scale.id, scale }] : []
  })
}

/** A scale in the words of a question's answers, the most favourable first: 非常满意 / 满意 / 一般. */
export const scaleWords = (scale: WordScale, { cells }: Pick<SurveyQuestion, 'cells'>): string =>
  optionsOf(scale, cells)
    .reverse()
    .map(({ word }) => word)
    .join(' / ')

/** What a column can say of a respondent. */
export const respondentTargets: readonly string[] = [
  ...orgLevels.map(({ id }) => ORG + id),
  ...Object.keys(sentiment.columns).filter((name) => !surveyWords.content.includes(name)),
]

export const dimensions: readonly string[] = [
  ...surveyWords.dimensions.map(({ dimension }) => dimension),
  surveyWords.otherDimension,
]
