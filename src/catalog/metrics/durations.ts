import type { Level, Part } from './subjects'

/**
 * 办结用时: how many demands of a quarter ended (`part`) or were last seen open (`whole`) after each `day`. Rejected ones leave from
 * day 0; so do those without dates and those that ended before they came: a row without `day` counts each (`rejected`, `undated`, `negative`).
 */
export function durationsQuery(levels: readonly Level[]): Part {
  const rows = levels.map(
    ({ node, key, join }) => `
        SELECT r.quarter, ${node} AS node, ${key} AS key, r.status = 'closed' AND r.closed_on <= s.as_of AS ended,
          CASE WHEN r.status = 'closed' THEN least(r.closed_on, s.as_of) ELSE s.as_of END - r.submitted_on AS day,
          CASE
            WHEN r.status = 'rejected' THEN 'rejected'
            WHEN r.submitted_on IS NULL OR r.submitted_on > s.as_of OR r.status = 'closed' AND coalesce(r.closed_on > import_day(), TRUE) THEN 'undated'
            WHEN r.status = 'closed' AND r.closed_on < r.submitted_on THEN 'negative'
          END AS excluded
        FROM demands_history AS r
        CROSS JOIN scope AS s ${join}`,
  )
  const applies = `NOT list_has_any(s.inapplicable, ['demands'])`
  const count = (reason: string) => `CAST(count(*) FILTER (d.excluded = '${reason}') AS DOUBLE) AS ${reason}`
  return {
    ctes: [
      `durations_rows AS (SELECT d.* FROM (${rows.join(' UNION ALL ')}) AS d JOIN span AS q ON q.quarter = d.quarter)`,
    ],
    select: `SELECT 'closure_days' AS metric, d.quarter, d.node AS org, d.key, CAST(d.day AS DOUBLE) AS day, CAST(count(*) FILTER (d.ended) AS DOUBLE) AS part,
      CAST(count(*) FILTER (NOT d.ended) AS DOUBLE) AS whole
    FROM durations_rows AS d
    CROSS JOIN scope AS s
    WHERE d.excluded IS NULL AND ${applies}
    GROUP BY d.quarter, d.node, d.key, d.day
    UNION ALL BY NAME
    SELECT 'closure_days' AS metric, d.quarter, d.node AS org, d.key, ${['rejected', 'undated', 'negative'].map(count).join(', ')}
    FROM durations_rows AS d
    CROSS JOIN scope AS s
    WHERE d.excluded IS NOT NULL AND ${applies}
    GROUP BY d.quarter, d.node, d.key`,
  }
}
