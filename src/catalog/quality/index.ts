import type { QualityCheck } from '@/grammar/quality'
import { datasets } from '..'
import { assessmentChecks } from './assessment'
import { denominatorChecks } from './denominators'
import { duplicateChecks } from './duplicates'
import { rowChecks } from './rows'
import { seriesChecks } from './series'
import { unitChecks } from './units'

/** Everything that the quality report looks for. Outliers are not judged: an unusual figure may be the news. */
export const qualityChecks: readonly QualityCheck[] = [
  ...rowChecks(datasets),
  ...duplicateChecks(datasets),
  ...unitChecks(datasets),
  ...denominatorChecks,
  ...assessmentChecks,
  ...seriesChecks(datasets),
]
