/** Which canonical columns a dataset in long form has for the parts of a survey, and how it writes yes and no. */
export interface SurveyColumns {
  response: string
  dimension: string
  question: string
  scale: string
  score: string
  reversed: string
  recommend: string
  /** Bounds of a question's own; not in what was kept by earlier versions. */
  favourableFrom?: string
  unfavourableTo?: string
  comment: string
  yes: string
  no: string
}
