import type { DatasetSpec } from '@/grammar/dataset'
import type { FoundQuality } from '@/grammar/quality'
import { branchSuffixes } from '../datasets/shared'

const BRANCH = `(${branchSuffixes.join('|')})$`

/** Units that do not fit into the organisation that the headcount draws. */
export function unitChecks(datasets: readonly DatasetSpec[]): FoundQuality[] {
  const all = datasets.map(({ id }) => id)
  const others = all.filter((id) => id !== 'headcount')
  // Grain: dataset × node that has rows of its own; `batch` is the first file.
  const placed = `placed AS (${all
    .map(
      (id) =>
        `SELECT '${id}' AS dataset, min(batch) AS batch, org, count(*) AS n FROM model.loaded_${id} WHERE org <> '' GROUP BY org`,
    )
    .join(' UNION ALL ')})`
  // `nearest` is the lowest node at or above a node that a headcount is known for; `branches_out` where headcounts exist below that one too.
  const known = `counted AS (SELECT DISTINCT org FROM model.headcount WHERE headcount IS NOT NULL),
nearest AS (
  SELECT a.org, arg_max(a.ancestor, a.depth) AS known FROM model.ancestors AS a JOIN counted AS c ON c.org = a.ancestor GROUP BY a.org
),
uncounted AS (
  SELECT n.org, n.known IN (SELECT o.parent FROM model.organisation AS o JOIN counted AS c ON c.org = o.org WHERE o.parent IS NOT NULL) AS branches_out
  FROM nearest AS n WHERE n.known <> n.org
)`
  const without = (stranger: boolean) => `WITH ${placed}, ${known}
SELECT p.dataset, p.batch, NULL AS line, p.org, NULL AS quarter, 'org' AS "column", CAST(p.n AS VARCHAR) AS "value", NULL AS other
FROM placed AS p JOIN uncounted AS u ON u.org = p.org
WHERE ${stranger ? '' : 'NOT '}u.branches_out`
  return [
    { id: 'unit-unknown', severity: 'warning', datasets: others, counts: 'units', column: 'org', finds: without(true) },
    {
      id: 'unit-below-headcount',
      severity: 'note',
      datasets: others,
      counts: 'units',
      column: 'org',
      finds: without(false),
    },
    {
      id: 'branch-unmatched',
      severity: 'warning',
      datasets: all,
      counts: 'units',
      column: 'org',
      finds: unmatched(placed),
    },
    {
      id: 'unit-in-one-dataset',
      severity: 'note',
      datasets: all,
      counts: 'units',
      column: 'org',
      finds: alone(placed),
    },
  ]
}

/** Named as a branch while its neighbours bear plain names; `other` is the neighbour whose branch it may be. */
function unmatched(placed: string): string {
  return `WITH ${placed}, named AS (
  SELECT org, parent, name, regexp_replace(name, '${BRANCH}', '') AS bare, regexp_matches(name, '.${BRANCH}') AS branch
  FROM model.organisation WHERE parent IS NOT NULL
)
SELECT p.dataset, p.batch, NULL AS line, p.org, NULL AS quarter, 'org' AS "column", CAST(p.n AS VARCHAR) AS "value", twin.name AS other
FROM placed AS p JOIN named AS b ON b.org = p.org AND b.branch
LEFT JOIN named AS twin ON twin.parent = b.parent AND twin.name = b.bare
WHERE EXISTS (SELECT 1 FROM placed AS elsewhere WHERE elsewhere.dataset <> p.dataset)
  AND EXISTS (SELECT 1 FROM named AS beside WHERE beside.parent = b.parent AND NOT beside.branch)`
}

/**
 * In one dataset only, while a neighbour is in several; reported for the topmost such node. A node that only lacks a
 * headcount is already among the unknown ones.
 */
function alone(placed: string): string {
  return `WITH ${placed}, spread AS (
  SELECT a.ancestor AS org, any_value(o.parent) AS parent, count(DISTINCT p.dataset) AS datasets, min(p.dataset) AS dataset, min(p.batch) AS batch
  FROM placed AS p JOIN model.ancestors AS a ON a.org = p.org JOIN model.organisation AS o ON o.org = a.ancestor
  WHERE o.parent IS NOT NULL
  GROUP BY a.ancestor
)
SELECT s.dataset, s.batch, NULL AS line, s.org, NULL AS quarter, 'org' AS "column", NULL AS "value", NULL AS other
FROM spread AS s
WHERE s.datasets = 1
  AND (s.dataset = 'headcount' OR NOT EXISTS (SELECT 1 FROM model.loaded_headcount))
  AND EXISTS (SELECT 1 FROM spread AS beside WHERE beside.parent = s.parent AND beside.datasets > 1)
  AND NOT EXISTS (SELECT 1 FROM spread AS above WHERE above.org = s.parent AND above.datasets = 1)`
}
