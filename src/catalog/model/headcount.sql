-- Grain: a stated count of a node, or a worker of a roster. Who is listed twice in a quarter counts once, where listed last.
-- A node that states its count in a quarter has no workers beside it.
CREATE OR REPLACE VIEW model.headcount_counted AS
WITH listed AS (
  SELECT DISTINCT ON (quarter, person_id) * FROM snapshot.headcount WHERE person_id IS NOT NULL ORDER BY quarter, person_id, batch DESC, line DESC
), stated AS (
  SELECT * FROM snapshot.headcount WHERE person_id IS NULL
)
SELECT * FROM stated
UNION ALL
SELECT l.* FROM listed AS l WHERE NOT EXISTS (SELECT 1 FROM stated AS s WHERE s.org = l.org AND s.quarter = l.quarter);

-- D0 as loaded. Grain: quarter × node that has a row; `roster` where its workers are listed one by one.
-- The figures of a rate count only where both are known: `skill_known` is the headcount that skilled workers are a share of,
-- `levels_known` the skilled whose level is known, `membership_known` the headcount that members are a share of.
CREATE OR REPLACE VIEW model.headcount_rows AS
SELECT org, quarter, any_value(batch) AS batch, any_value(line) AS line, bool_and(person_id IS NOT NULL) AS roster,
  sum(headcount) AS headcount, sum(operators) FILTER (certified IS NOT NULL) AS operators,
  sum(certified) FILTER (operators IS NOT NULL) AS certified, sum(skilled) AS skilled,
  sum(level_senior + level_technician + level_senior_technician + coalesce(level_master, 0) + coalesce(level_chief, 0)) FILTER (skilled IS NOT NULL) AS high_skilled,
  sum(union_members) AS union_members, sum(party_members) AS party_members, sum(headcount) FILTER (skilled IS NOT NULL) AS skill_known,
  sum(skilled) FILTER (level_senior + level_technician + level_senior_technician IS NOT NULL) AS levels_known,
  sum(headcount) FILTER (union_members IS NOT NULL) AS membership_known
FROM model.headcount_counted
GROUP BY org, quarter;

-- Grain: quarter × node that ever has a row. A missing quarter repeats the nearest earlier one (`source`), at most 4 back (`carried` 沿用).
CREATE OR REPLACE TABLE model.headcount_own AS
SELECT n.org, q.quarter, h.* EXCLUDE (org, quarter), h.quarter AS source, h.quarter <> q.quarter AS carried
FROM (SELECT DISTINCT org FROM model.headcount_rows) AS n
CROSS JOIN model.quarters AS q
JOIN LATERAL (
  SELECT r.*
  FROM model.headcount_rows AS r JOIN model.quarters AS p ON p.quarter = r.quarter
  WHERE r.org = n.org AND p.place BETWEEN q.place - 4 AND q.place
  ORDER BY p.place DESC LIMIT 1
) AS h ON TRUE;

-- Grain: quarter × worker who holds a certificate that is valid on the quarter's last day.
CREATE OR REPLACE VIEW model.certificate_holders AS
SELECT DISTINCT q.quarter, c.person_id
FROM snapshot.certificates AS c
JOIN model.quarters AS q ON coalesce(c.issued_on <= q.last_day, TRUE) AND c.expires_on >= q.last_day;

-- Grain: quarter × what counts in it: a node's stated figures, or one worker (`person`), carried forward with the node.
-- It counts for every node above it that lies deeper than `covered`: down to the next node that states its own.
-- Certificates (D9) decide who of a roster is certified, as of the quarter's end; without them the roster's own word does.
CREATE OR REPLACE TABLE model.headcount_people AS
WITH covered AS (
  SELECT o.org, o.quarter, max(up.depth) AS depth
  FROM model.headcount_own AS o
  JOIN model.ancestors AS up ON up.org = o.org AND up.ancestor <> o.org
  JOIN model.headcount_own AS m ON m.org = up.ancestor AND m.quarter = o.quarter AND NOT m.roster
  GROUP BY o.org, o.quarter
), counted AS (
  SELECT o.* EXCLUDE (source), NOT o.roster AS stated, CAST(NULL AS VARCHAR) AS person_id FROM model.headcount_own AS o WHERE NOT o.roster
  UNION ALL BY NAME
  SELECT o.org, o.quarter, o.roster, o.carried, FALSE AS stated, p.* EXCLUDE (org, quarter, written, operators, certified),
    CASE WHEN d.known THEN p.operators WHEN p.certified IS NOT NULL THEN p.operators END AS operators,
    CASE WHEN d.known AND p.operators IS NOT NULL THEN CAST(p.operators = 1 AND v.person_id IS NOT NULL AS INTEGER)
      WHEN NOT d.known AND p.operators IS NOT NULL THEN p.certified END AS certified,
    CASE WHEN p.skilled IS NOT NULL THEN p.level_senior + p.level_technician + p.level_senior_technician + coalesce(p.level_master, 0) + coalesce(p.level_chief, 0) END AS high_skilled,
    CASE WHEN p.skilled IS NOT NULL THEN p.headcount END AS skill_known,
    CASE WHEN p.level_senior + p.level_technician + p.level_senior_technician IS NOT NULL THEN p.skilled END AS levels_known,
    CASE WHEN p.union_members IS NOT NULL THEN p.headcount END AS membership_known
  FROM model.headcount_own AS o
  JOIN model.headcount_counted AS p ON p.org = o.org AND p.quarter = o.source
  CROSS JOIN (SELECT count(*) > 0 AS known FROM snapshot.certificates) AS d
  LEFT JOIN model.certificate_holders AS v ON v.person_id = p.person_id AND v.quarter = o.quarter
  WHERE o.roster
)
SELECT n.* EXCLUDE (stated), NOT n.stated AS person, coalesce(c.depth, -1) AS covered
FROM counted AS n
LEFT JOIN covered AS c ON c.org = n.org AND c.quarter = n.quarter;

-- Grain: quarter × node. A node's own figure if it has one, else the sum of its children, never both. Kept as a table: small, and every rate divides by it.
CREATE OR REPLACE TABLE model.headcount AS
SELECT above.ancestor AS org, p.quarter, any_value(p.batch) AS batch, any_value(p.line) AS line,
  sum(headcount) AS headcount, sum(operators) AS operators, sum(certified) AS certified, sum(skilled) AS skilled,
  sum(high_skilled) AS high_skilled, sum(union_members) AS union_members, sum(party_members) AS party_members,
  sum(skill_known) AS skill_known, sum(levels_known) AS levels_known, sum(membership_known) AS membership_known,
  bool_or(carried) AS carried, bool_and(person) AS roster
FROM model.headcount_people AS p
JOIN model.ancestors AS above ON above.org = p.org
WHERE above.depth > p.covered
GROUP BY above.ancestor, p.quarter;

-- Grain: quarter × node × worker on its roster.
CREATE OR REPLACE VIEW model.roster AS
SELECT DISTINCT p.quarter, above.ancestor AS org, p.person_id
FROM model.headcount_people AS p
JOIN model.ancestors AS above ON above.org = p.org
WHERE p.person AND above.depth > p.covered;
