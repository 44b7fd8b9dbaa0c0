-- D5 rolled up. Grain: period × node × indicator × unit of measure × kind. Counts: a node's own figure, else the sum of its children.
-- Levels, changes, weights and constants stay at the node that names them: they are never rolled up and never summed.
-- `targeted` is the value as far as it has a target; the two make 计划完成率. `quarter` is empty for a year or an undated figure.
CREATE OR REPLACE VIEW model.outcome_nodes AS
WITH stated AS (
  SELECT org, period, indicator, measure, kind, any_value(better) AS better, sum(value) AS "value", sum(value) FILTER (target IS NOT NULL) AS targeted, sum(target) AS target
  FROM snapshot.outcomes
  GROUP BY ALL
), covered AS (
  SELECT s.org, s.period, s.indicator, s.measure, max(up.depth) AS depth
  FROM stated AS s
  JOIN model.ancestors AS up ON up.org = s.org AND up.ancestor <> s.org
  JOIN stated AS m ON m.org = up.ancestor AND m.period IS NOT DISTINCT FROM s.period AND m.indicator = s.indicator
    AND m.measure IS NOT DISTINCT FROM s.measure AND m.kind = 'count'
  WHERE s.kind = 'count'
  GROUP BY ALL
)
SELECT above.ancestor AS org, s.period, TRY_CAST(s.period AS snapshot.calendar_quarter) AS quarter, s.indicator, s.measure, s.kind, any_value(s.better) AS better,
  sum(s.value) AS "value", sum(s.targeted) AS targeted, sum(s.target) AS target
FROM stated AS s
JOIN model.ancestors AS above ON above.org = s.org
LEFT JOIN covered AS c ON c.org = s.org AND c.period IS NOT DISTINCT FROM s.period AND c.indicator = s.indicator AND c.measure IS NOT DISTINCT FROM s.measure
WHERE above.org = above.ancestor OR s.kind = 'count' AND above.depth > coalesce(c.depth, -1)
GROUP BY ALL;

-- Grain: period × node × unit of measure: what counts of one unit add up to; `exam` where they count an examination (逢查必考), apart from training.
CREATE OR REPLACE VIEW model.outcome_totals AS
SELECT org, period, measure, regexp_matches(CAST(indicator AS VARCHAR), '考试|必考') AS exam, sum("value") AS "value",
  count(*) AS figures, string_agg(CAST(indicator AS VARCHAR), '、' ORDER BY indicator) AS indicators
FROM model.outcome_nodes
WHERE kind = 'count' AND measure IS NOT NULL
GROUP BY ALL;
