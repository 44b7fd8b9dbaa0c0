import { learnedSurvey } from '@/grammar/survey/remember'
import type { Memory } from '../import/memory'
import type { StagedFile } from '../import/session'

/** What an import teaches: mappings made or recalled by hand, and how each question of a survey is read. */
export function learned(memory: Memory, files: readonly StagedFile[]): Memory {
  return files.reduce((known, { survey, dataset, mapping, signature, choices }) => {
    if (survey) return { ...known, survey: learnedSurvey(known.survey, survey) }
    if (!dataset || !(choices.mapping ?? choices.dataset)) return known
    return { ...known, files: { ...known.files, [signature]: { dataset, mapping: [...mapping] } } }
  }, memory)
}
