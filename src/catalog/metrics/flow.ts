import type { Level, Part } from './subjects'

/**
 * 期末在办: opening + new − closed − rejected. What ended without a known day ended in its own quarter; so did what ended
 * before it was submitted. Columns beside the fact's: `opening`, `entered`, `closed`, `rejected`.
 */
export function flowQuery(levels: readonly Level[]): Part {
  const moves = levels.flatMap(({ node, key, join }) => [
    `SELECT q.place, ${node} AS node, ${key} AS key, 1 AS entered, 0 AS closed, 0 AS rejected
        FROM demands_history AS r CROSS JOIN scope AS s ${join} JOIN model.quarters AS q ON q.quarter = r.quarter`,
    `SELECT coalesce(e.place, q.place) AS place, ${node} AS node, ${key} AS key, 0 AS entered, CAST(r.status = 'closed' AS INTEGER) AS closed, CAST(r.status = 'rejected' AS INTEGER) AS rejected
        FROM demands_history AS r CROSS JOIN scope AS s ${join} JOIN model.quarters AS q ON q.quarter = r.quarter
        LEFT JOIN model.quarters AS e ON r.ended_on <= import_day() AND r.ended_on BETWEEN e.first_day AND e.last_day AND e.place > q.place
        WHERE r.status IN ('closed', 'rejected')`,
  ])
  return {
    ctes: [
      `flow_moves AS (
        SELECT place, node, key, sum(entered) AS entered, sum(closed) AS closed, sum(rejected) AS rejected
        FROM (${moves.join(' UNION ALL ')})
        GROUP BY ALL
      )`,
      `flow_balances AS (
        SELECT q.quarter, p.node, p.key, coalesce(m.entered, 0) AS entered, coalesce(m.closed, 0) AS closed, coalesce(m.rejected, 0) AS rejected,
          coalesce(sum(m.entered - m.closed - m.rejected) OVER (PARTITION BY p.node, p.key ORDER BY q.place), 0) AS closing
        FROM model.quarters AS q
        CROSS JOIN (SELECT DISTINCT node, key FROM flow_moves) AS p
        LEFT JOIN flow_moves AS m ON m.place = q.place AND m.node IS NOT DISTINCT FROM p.node AND m.key IS NOT DISTINCT FROM p.key
      )`,
    ],
    select: `SELECT 'backlog' AS metric, b.quarter, b.node AS org, b.key, CAST(b.closing AS DOUBLE) AS part,
      CAST(b.closing - b.entered + b.closed + b.rejected AS DOUBLE) AS opening, CAST(b.entered AS DOUBLE) AS entered, CAST(b.closed AS DOUBLE) AS closed, CAST(b.rejected AS DOUBLE) AS rejected
    FROM flow_balances AS b
    JOIN span AS q ON q.quarter = b.quarter
    JOIN model.known_quarters AS k ON k.quarter = b.quarter AND k.subject = 'demands'
    CROSS JOIN scope AS s
    WHERE NOT list_has_any(s.inapplicable, ['demands'])`,
  }
}
