-- A summary row (no number, no attribute of a worker) stands for those about the same course below its node, as a node's headcount does.
-- Grain: covered row. It counts for the nodes above it that lie deeper than `depth`. Kept as a table: small, most often empty.
CREATE OR REPLACE TABLE model.training_covered AS
WITH summaries AS (
  SELECT * FROM snapshot.training
  WHERE person_id IS NULL AND position IS NULL AND age_band IS NULL AND seniority IS NULL AND education IS NULL AND gender IS NULL
    AND party_member IS NULL AND employment IS NULL
)
SELECT t.batch, t.line, max(up.depth) AS depth
FROM summaries AS t
JOIN model.ancestors AS up ON up.org = t.org AND up.ancestor <> t.org
JOIN summaries AS m ON m.org = up.ancestor AND m.quarter = t.quarter AND m.course_type = t.course_type AND m.course IS NOT DISTINCT FROM t.course
GROUP BY t.batch, t.line;

-- D3. Grain: one attendance (rows with `person_id`) or one summary row. `attended` counts attendances (人次), never people.
-- 考试 is an examination: apart from training everywhere. A row counts for the nodes that lie deeper than `covered`.
CREATE OR REPLACE VIEW model.training AS
SELECT t.*, t.course_type = '考试' AS exam, CASE WHEN t.course_type <> '考试' THEN t.person_id END AS trainee, coalesce(c.depth, -1) AS covered
FROM snapshot.training AS t
LEFT JOIN model.training_covered AS c ON c.batch = t.batch AND c.line = t.line;
