import type { DatasetSpec } from '@/grammar/dataset'
import { defineQualityCheck, type FoundQuality } from '@/grammar/quality'
import sentiment from '../datasets/sentiment'

/** Not a series: headcounts are carried forward (their own check), events come when they come. */
const NO_SERIES = ['headcount', 'events']

/** What breaks a line over the quarters. */
export function seriesChecks(datasets: readonly DatasetSpec[]): FoundQuality[] {
  const series = datasets.filter(({ id, columns }) => columns['quarter'] && !NO_SERIES.includes(id)).map(({ id }) => id)
  return [
    {
      id: 'quarter-missing',
      severity: 'warning',
      datasets: series,
      counts: 'places',
      column: 'quarter',
      finds: gaps(series),
    },
    questionSets,
    defineQualityCheck({
      id: 'person-id-missing',
      severity: 'warning',
      datasets: ['training'],
      counts: 'files',
      column: 'person_id',
      finds: `SELECT 'training' AS dataset, batch, NULL AS line, NULL AS org, NULL AS quarter, 'person_id' AS "column",
  format('{:.1f}%', 100.0 * (count(*) - count(person_id)) / count(*)) AS "value", NULL AS other
FROM model.loaded_training
WHERE course_type <> '考试'
GROUP BY batch
HAVING count(person_id) < count(*)`,
    }),
  ]
}

/** One finding per gap. A dataset that comes in a steady rhythm, such as a half-yearly survey, has none. */
function gaps(series: readonly string[]): string {
  const seen = series
    .map((id) => `SELECT DISTINCT '${id}' AS dataset, quarter FROM model.loaded_${id}`)
    .join(' UNION ALL ')
  return `WITH steps AS (
  SELECT s.dataset, q.place, lag(q.place) OVER (PARTITION BY s.dataset ORDER BY q.place) AS before
  FROM (${seen}) AS s JOIN model.quarters AS q ON q.quarter = s.quarter
), rhythms AS (
  SELECT dataset, count(before) > 1 AND min(place - before) = max(place - before) AS steady FROM steps GROUP BY dataset
)
SELECT s.dataset, NULL AS batch, NULL AS line, NULL AS org, a.quarter, 'quarter' AS "column",
  CASE WHEN s.place - s.before = 2 THEN CAST(a.quarter AS VARCHAR) ELSE a.quarter || '–' || z.quarter END AS "value", NULL AS other
FROM steps AS s
JOIN rhythms AS r ON r.dataset = s.dataset
JOIN model.quarters AS a ON a.place = s.before + 1
JOIN model.quarters AS z ON z.place = s.place - 1
WHERE s.place - s.before > 1 AND NOT r.steady`
}

/**
 * Questions that came, went or changed their scale, direction or what counts as favourable since the survey before. `value` is the
 * question now, `other` the one before. A question of fewer answers than the small groups allow is not named.
 */
const questionSets = defineQualityCheck({
  id: 'question-set-changed',
  severity: 'warning',
  datasets: ['sentiment'],
  counts: 'questions',
  column: 'question',
  names: true,
  finds: `WITH forms AS (
  SELECT quarter, question, scale, coalesce(reversed, FALSE) AS reversed, count(*) AS answers,
    coalesce(favourable_from, favourable_point(scale)) AS good, coalesce(unfavourable_to, unfavourable_point(scale)) AS bad
  FROM model.loaded_sentiment WHERE score IS NOT NULL AND question IS NOT NULL
  GROUP BY ALL
), asked AS (
  SELECT f.quarter, f.question, string_agg(DISTINCT f.scale, '/' ORDER BY f.scale) AS scale, bool_or(f.reversed) AS reversed,
    string_agg(DISTINCT format('≥{} ≤{}', f.good, f.bad), '/' ORDER BY format('≥{} ≤{}', f.good, f.bad)) AS classes
  FROM forms AS f
  GROUP BY f.quarter, f.question
  HAVING sum(f.answers) >= ${sentiment.protection.minimum}
), surveys AS (
  SELECT s.quarter, lag(s.quarter) OVER (ORDER BY s.quarter) AS before, min(s.batch) AS batch
  FROM model.loaded_sentiment AS s WHERE s.quarter IN (SELECT a.quarter FROM asked AS a)
  GROUP BY s.quarter
), both_sets AS (
  SELECT s.quarter, a.question AS question, NULL AS question_before, a.scale, NULL AS scale_before, a.reversed, NULL AS reversed_before,
    a.classes, NULL AS classes_before
  FROM surveys AS s JOIN asked AS a ON a.quarter = s.quarter
  UNION ALL BY NAME
  SELECT s.quarter, b.question AS question_before, b.scale AS scale_before, b.reversed AS reversed_before, b.classes AS classes_before
  FROM surveys AS s JOIN asked AS b ON b.quarter = s.before
), matched AS (
  SELECT quarter, any_value(question) AS now, any_value(question_before) AS before, any_value(scale) AS scale,
    any_value(scale_before) AS scale_before, any_value(reversed) AS reversed, any_value(reversed_before) AS reversed_before,
    any_value(classes) AS classes, any_value(classes_before) AS classes_before
  FROM both_sets GROUP BY quarter, coalesce(question, question_before)
)
SELECT 'sentiment' AS dataset, s.batch, NULL AS line, NULL AS org, m.quarter, changed AS "column",
  now || CASE changed WHEN 'scale' THEN ' · ' || coalesce(scale, '?') WHEN 'favourable_from' THEN ' · ' || classes ELSE '' END AS "value",
  m.before || CASE changed WHEN 'scale' THEN ' · ' || coalesce(scale_before, '?') WHEN 'favourable_from' THEN ' · ' || classes_before ELSE '' END AS other
FROM (
  SELECT *, CASE WHEN now IS NULL OR before IS NULL THEN 'question' WHEN scale IS DISTINCT FROM scale_before THEN 'scale'
    WHEN reversed <> reversed_before THEN 'reversed' WHEN classes IS DISTINCT FROM classes_before THEN 'favourable_from' END AS changed
  FROM matched
) AS m
JOIN surveys AS s ON s.quarter = m.quarter
WHERE s.before IS NOT NULL AND changed IS NOT NULL`,
})
