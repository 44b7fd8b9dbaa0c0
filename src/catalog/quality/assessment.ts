import { defineQualityCheck, type FoundQuality } from '@/grammar/quality'

/** The item of the business side whose full marks are laid down, and what they are. */
const INNOVATION = '创新成果转化'
const INNOVATION_MARKS = 30

/** Full marks of the two hundreds: sums per branch, quarter and side, where `column` names the side in the finding. */
const marks = (id: string, column: string, where: string, full: number) =>
  defineQualityCheck({
    id,
    severity: 'warning',
    datasets: ['assessment'],
    counts: 'places',
    column: 'full_score',
    finds: `SELECT 'assessment' AS dataset, min(batch) AS batch, NULL AS line, org, quarter, ${column} AS "column",
  CAST(sum(full_score) AS VARCHAR) AS "value", '${full}' AS other
FROM model.loaded_assessment
WHERE ${where}
GROUP BY org, quarter, side
HAVING abs(sum(full_score) - ${full}) > 1e-9`,
  })

export const assessmentChecks: readonly FoundQuality[] = [
  marks('side-not-hundred', `side || '_score'`, 'TRUE', 100),
  marks(
    'innovation-not-thirty',
    `'full_score'`,
    `side = 'business' AND '${INNOVATION}' IN (item, indicator_group)`,
    INNOVATION_MARKS,
  ),
]
