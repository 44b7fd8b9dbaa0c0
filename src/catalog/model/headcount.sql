-- Grain: a count of a node, or a worker of a roster. Who is listed twice in a quarter counts once, where listed last.
CREATE OR REPLACE VIEW model.headcount_counted AS
SELECT * FROM snapshot.headcount WHERE person_id IS NULL
UNION ALL
SELECT DISTINCT ON (quarter, person_id) * FROM snapshot.headcount WHERE person_id IS NOT NULL ORDER BY quarter, person_id, batch DESC, line DESC;

-- D0 as loaded. Grain: quarter × node that has a row. `operators` and `certified` count only where both are known: they make a rate.
CREATE OR REPLACE VIEW model.headcount_rows AS
SELECT org, quarter, any_value(batch) AS batch, any_value(line) AS line,
  sum(headcount) AS headcount, sum(operators) FILTER (certified IS NOT NULL) AS operators,
  sum(certified) FILTER (operators IS NOT NULL) AS certified, sum(skilled) AS skilled,
  sum(level_senior + level_technician + level_senior_technician + coalesce(level_master, 0) + coalesce(level_chief, 0)) AS high_skilled,
  sum(union_members) AS union_members, sum(party_members) AS party_members
FROM model.headcount_counted
GROUP BY org, quarter;

-- Grain: quarter × node that ever has a row. A missing quarter repeats the nearest earlier one, at most 4 back (`carried` 沿用).
CREATE OR REPLACE TABLE model.headcount_own AS
SELECT n.org, q.quarter, h.* EXCLUDE (org, quarter), h.quarter <> q.quarter AS carried
FROM (SELECT DISTINCT org FROM model.headcount_rows) AS n
CROSS JOIN model.quarters AS q
JOIN LATERAL (
  SELECT r.*
  FROM model.headcount_rows AS r JOIN model.quarters AS p ON p.quarter = r.quarter
  WHERE r.org = n.org AND p.place BETWEEN q.place - 4 AND q.place
  ORDER BY p.place DESC LIMIT 1
) AS h ON TRUE;

-- Grain: quarter × node. A node's own figure if it has one, else the sum of its children, never both:
-- a row counts for every node above it up to the next one that has its own. Kept as a table: small, and every rate divides by it.
CREATE OR REPLACE TABLE model.headcount AS
WITH covered AS (
  SELECT o.org, o.quarter, max(up.depth) AS depth
  FROM model.headcount_own AS o
  JOIN model.ancestors AS up ON up.org = o.org AND up.ancestor <> o.org
  JOIN model.headcount_own AS m ON m.org = up.ancestor AND m.quarter = o.quarter
  GROUP BY o.org, o.quarter
)
SELECT above.ancestor AS org, o.quarter, any_value(o.batch) AS batch, any_value(o.line) AS line,
  sum(headcount) AS headcount, sum(operators) AS operators, sum(certified) AS certified, sum(skilled) AS skilled,
  sum(high_skilled) AS high_skilled, sum(union_members) AS union_members, sum(party_members) AS party_members, bool_or(carried) AS carried
FROM model.headcount_own AS o
JOIN model.ancestors AS above ON above.org = o.org
LEFT JOIN covered AS c ON c.org = o.org AND c.quarter = o.quarter
WHERE above.depth > coalesce(c.depth, -1)
GROUP BY above.ancestor, o.quarter;
