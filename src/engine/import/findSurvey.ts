import type { DatasetSpec } from '@/grammar/dataset'
import type { SurveyColumns } from '@/grammar/survey/columns'
import { isSurvey } from '@/grammar/survey/confidence'
import { readSurvey } from '@/grammar/survey/readSurvey'
import type { SurveyReading } from '@/grammar/survey/reading'
import { applyRemembered, type RememberedSurvey } from '@/grammar/survey/remember'
import type { SurveyWords } from '@/grammar/survey/words'
import type { Database } from '../database/database'
import type { Recognition, Vocabulary } from './recognise'
import { exactTarget, profileColumns } from './survey'
import { specOf, type FileChoices } from './understand'

/** What the catalog says of wide surveys: the dataset they become, its columns, and the words they are known by. */
export interface SurveyKit {
  dataset: string
  columns: SurveyColumns
  words: SurveyWords
}

/** Share of the columns that another dataset must know by name to be believed without a look at the cells. */
const SURE = 0.6

interface Looking {
  database: Pick<Database, 'rows'>
  raw: string
  header: readonly string[]
  choices: FileChoices
  found: Recognition
  kit: SurveyKit
  vocabulary: Vocabulary
  datasets: readonly DatasetSpec[]
  remembered: RememberedSurvey
}

/**
 * The reading of a wide survey: the user's own; else, unless the headers are plainly another dataset's or the user chose one,
 * what the columns look like, with what was confirmed of its questions before. Undefined where the table is none.
 */
export async function findSurvey(looking: Looking, signal?: AbortSignal): Promise<SurveyReading | undefined> {
  const { database, raw, header, choices, found, kit, vocabulary, datasets, remembered } = looking
  if (choices.survey) return choices.survey
  if (choices.mapping ?? (choices.dataset !== undefined && choices.dataset !== kit.dataset)) return undefined
  const known = found.confidence.filter((word) => word === 'known').length
  if (found.dataset && known >= header.length * SURE) return undefined
  const profiles = await profileColumns(database, raw, header, signal)
  const target = exactTarget(specOf(kit.dataset, datasets), vocabulary.levels)
  const asked = choices.dataset === kit.dataset && found.missing.length > 0
  if (!asked && !isSurvey(profiles, kit.words, target)) return undefined
  return applyRemembered(readSurvey(profiles, kit.words, target), remembered, kit.words)
}
