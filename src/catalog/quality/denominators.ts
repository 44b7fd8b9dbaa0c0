import { defineQualityCheck, type FoundQuality } from '@/grammar/quality'

/** Datasets whose counts are divided by the headcount of their quarter. */
const DIVIDED = ['demands', 'sentiment', 'training']

/** Grain: quarter × node with rows to be divided, its own or below it. */
const ASKED = `asked AS (
  SELECT DISTINCT a.ancestor AS org, r.quarter
  FROM (${DIVIDED.map((id) => `SELECT DISTINCT org, quarter FROM model.loaded_${id}`).join(' UNION ')}) AS r
  JOIN model.ancestors AS a ON a.org = r.org
)`

const found = (
  columns: Readonly<Record<'batch' | 'line' | 'org' | 'quarter' | 'column' | 'value' | 'other', string>>,
) =>
  Object.entries(columns)
    .map(([name, sql]) => `${sql} AS "${name}"`)
    .join(', ')

/** A sum of the children that is built from this quarter's own rows only; `carried` where one of them is an older figure. */
const parts = (id: string, severity: 'warning' | 'note', sign: '<' | '>') =>
  defineQualityCheck({
    id,
    severity,
    datasets: ['headcount'],
    counts: 'rows',
    column: 'headcount',
    finds: `WITH parts AS (
  SELECT o.parent AS org, h.quarter, sum(h.headcount) AS headcount, bool_or(h.carried) AS carried
  FROM model.headcount AS h JOIN model.organisation AS o ON o.org = h.org
  WHERE o.parent IS NOT NULL
  GROUP BY o.parent, h.quarter
)
SELECT 'headcount' AS dataset, ${found({
      batch: 'h.batch',
      line: 'h.line',
      org: 'h.org',
      quarter: 'h.quarter',
      column: `'headcount'`,
      value: 'CAST(h.headcount AS VARCHAR)',
      other: 'CAST(parts.headcount AS VARCHAR)',
    })}
FROM model.headcount_rows AS h JOIN parts ON parts.org = h.org AND parts.quarter = h.quarter
WHERE NOT parts.carried AND h.headcount ${sign} parts.headcount`,
  })

/** What the rates divide by. */
export const denominatorChecks: readonly FoundQuality[] = [
  defineQualityCheck({
    id: 'headcount-none',
    severity: 'error',
    datasets: DIVIDED,
    counts: 'whole',
    column: 'headcount',
    finds: `SELECT 'headcount' AS dataset, ${found({ batch: 'NULL', line: 'NULL', org: 'NULL', quarter: 'NULL', column: `'headcount'`, value: 'NULL', other: 'NULL' })}
WHERE NOT EXISTS (SELECT 1 FROM model.loaded_headcount)`,
  }),
  defineQualityCheck({
    id: 'headcount-missing',
    severity: 'warning',
    datasets: DIVIDED,
    counts: 'places',
    column: 'headcount',
    // Of nodes that have a headcount at some time; the topmost node that lacks it stands for those below.
    finds: `WITH ${ASKED}, missing AS (
  SELECT asked.org, asked.quarter
  FROM asked
  LEFT JOIN model.headcount AS h ON h.org = asked.org AND h.quarter = asked.quarter
  WHERE h.headcount IS NULL AND asked.org IN (SELECT known.org FROM model.headcount AS known)
)
SELECT 'headcount' AS dataset, ${found({ batch: 'NULL', line: 'NULL', org: 'm.org', quarter: 'm.quarter', column: `'headcount'`, value: 'NULL', other: 'NULL' })}
FROM missing AS m JOIN model.organisation AS o ON o.org = m.org
WHERE NOT EXISTS (SELECT 1 FROM missing AS above WHERE above.org = o.parent AND above.quarter = m.quarter)`,
  }),
  defineQualityCheck({
    id: 'headcount-carried',
    severity: 'note',
    datasets: ['headcount'],
    counts: 'places',
    column: 'headcount',
    // The topmost node below which every figure is an older one. The calendar runs beyond the data: only where there is something to divide.
    finds: `WITH ${ASKED}, stale AS (
  SELECT a.ancestor AS org, own.quarter
  FROM model.headcount_own AS own JOIN model.ancestors AS a ON a.org = own.org
  GROUP BY a.ancestor, own.quarter
  HAVING bool_and(own.carried)
)
SELECT 'headcount' AS dataset, ${found({ batch: 'NULL', line: 'NULL', org: 's.org', quarter: 's.quarter', column: `'headcount'`, value: 'CAST(h.headcount AS VARCHAR)', other: 'NULL' })}
FROM stale AS s
JOIN asked ON asked.org = s.org AND asked.quarter = s.quarter
JOIN model.headcount AS h ON h.org = s.org AND h.quarter = s.quarter
JOIN model.organisation AS o ON o.org = s.org
WHERE NOT EXISTS (SELECT 1 FROM stale AS above WHERE above.org = o.parent AND above.quarter = s.quarter)`,
  }),
  parts('headcount-below-parts', 'warning', '<'),
  parts('headcount-above-parts', 'note', '>'),
  defineQualityCheck({
    id: 'operators-unknown',
    severity: 'warning',
    datasets: ['certificates'],
    counts: 'units',
    column: 'operators',
    // Nodes with certificates and a headcount, but with operators neither at, above nor below them.
    finds: `WITH held AS (SELECT org, min(batch) AS batch, count(*) AS n FROM model.loaded_certificates GROUP BY org),
line AS (SELECT org, ancestor AS related FROM model.ancestors UNION SELECT ancestor, org FROM model.ancestors)
SELECT 'certificates' AS dataset, ${found({ batch: 'any_value(held.batch)', line: 'NULL', org: 'held.org', quarter: 'NULL', column: `'operators'`, value: 'CAST(any_value(held.n) AS VARCHAR)', other: 'NULL' })}
FROM held JOIN line ON line.org = held.org JOIN model.loaded_headcount AS h ON h.org = line.related
GROUP BY held.org
HAVING count(h.operators) = 0`,
  }),
]
