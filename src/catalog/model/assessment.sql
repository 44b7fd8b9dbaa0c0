-- D4. Grain: one item of one branch in one quarter, as loaded.
CREATE OR REPLACE VIEW model.assessment AS
SELECT a.*, greatest(0, a.full_score - a.score) AS lost_points FROM snapshot.assessment AS a;

-- Grain: quarter × branch × side. `regular` is FALSE where the full marks are not 100: shown, but out of means and ranks.
CREATE OR REPLACE VIEW model.branch_scores AS
SELECT org, quarter, side, sum(score) AS score, sum(full_score) AS full_score,
  coalesce(abs(sum(full_score) - 100) < 1e-9, TRUE) AS regular
FROM snapshot.assessment
GROUP BY org, quarter, side;

-- Grain: quarter × node × side. A node's own score, else the unweighted mean of its branches.
CREATE OR REPLACE VIEW model.node_scores AS
SELECT above.ancestor AS org, b.quarter, b.side,
  coalesce(any_value(b.score) FILTER (b.org = above.ancestor), avg(b.score)) AS score,
  count(*) FILTER (b.org <> above.ancestor) AS branches
FROM model.branch_scores AS b
JOIN model.ancestors AS above ON above.org = b.org
WHERE b.regular
GROUP BY above.ancestor, b.quarter, b.side;

-- 连续满分. Grain: quarter × branch × side with regular full marks: how many quarters on end, this one included, it has been at or
-- above full. A missing quarter ends it.
CREATE OR REPLACE VIEW model.branch_streaks AS
WITH placed AS (
  SELECT b.*, q.place, b.score >= coalesce(b.full_score, 100) AS is_full
  FROM model.branch_scores AS b JOIN model.quarters AS q ON q.quarter = b.quarter
  WHERE b.regular
), runs AS (
  SELECT p.*, place - row_number() OVER (PARTITION BY org, side, is_full ORDER BY place) AS run FROM placed AS p
)
SELECT org, quarter, side, CASE WHEN is_full THEN row_number() OVER (PARTITION BY org, side, is_full, run ORDER BY place) ELSE 0 END AS streak
FROM runs;
