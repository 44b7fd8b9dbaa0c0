-- The scale table of metrics.md: the lowest favourable and the highest unfavourable of `k` points.
CREATE OR REPLACE MACRO favourable_point(k) AS
  CASE k WHEN 2 THEN 2 WHEN 3 THEN 3 WHEN 4 THEN 3 WHEN 5 THEN 4 WHEN 6 THEN 4 WHEN 7 THEN 6 WHEN 8 THEN 7 WHEN 9 THEN 7 WHEN 10 THEN 8 WHEN 11 THEN 8 END;
CREATE OR REPLACE MACRO unfavourable_point(k) AS
  CASE k WHEN 2 THEN 1 WHEN 3 THEN 1 WHEN 4 THEN 2 WHEN 5 THEN 2 WHEN 6 THEN 3 WHEN 7 THEN 3 WHEN 8 THEN 3 WHEN 9 THEN 4 WHEN 10 THEN 3 WHEN 11 THEN 4 END;

-- D2. Grain: one answer (response × question). `points` is the answer after reversal, 1…scale; `score` is it on 0–100.
-- `favourable` from `favourable_from` on, `unfavourable` up to `unfavourable_to`: the question's own bounds (`own_classes`), else the
-- scale table's. Neither is neutral, none is both.
-- Where a file has no response ids, the n-th answers to each question of a node and quarter are taken for one response
-- (`estimated` 估计): their number is the largest row count over questions. No interval may pool them.
CREATE OR REPLACE VIEW model.sentiment AS
WITH answers AS (
  SELECT * REPLACE (
      coalesce(favourable_from, favourable_point(scale)) AS favourable_from,
      least(coalesce(unfavourable_to, unfavourable_point(scale)), coalesce(favourable_from, favourable_point(scale)) - 1) AS unfavourable_to
    ), CASE WHEN reversed THEN scale + 1 - score ELSE score END AS points
  FROM snapshot.sentiment
  WHERE score BETWEEN 1 AND scale
), named AS (
  SELECT *, FALSE AS estimated FROM answers WHERE response_id IS NOT NULL
  UNION ALL
  SELECT * REPLACE ('?' || org || '/' || row_number() OVER (PARTITION BY org, quarter, question ORDER BY batch, line) AS response_id), TRUE AS estimated
  FROM answers
  WHERE response_id IS NULL
)
SELECT s.* EXCLUDE (score), (points - 1) / CAST(scale - 1 AS DOUBLE) * 100 AS score,
  points >= favourable_from AS favourable,
  points <= unfavourable_to AS unfavourable,
  favourable_from <> favourable_point(scale) OR unfavourable_to <> unfavourable_point(scale) AS own_classes
FROM named AS s;

-- Grain: quarter. What was asked and how it counts, 推荐意愿 apart, as one text: a trend holds only while it stays the same.
-- `scales` counts the scales' lengths: favourable answers are pooled only where it is 1. Kept as a table: small, asked by every trend.
CREATE OR REPLACE TABLE model.question_sets AS
SELECT quarter,
  string_agg(concat_ws(' ', question, scale, favourable_from, unfavourable_to, CASE WHEN reversed THEN '-' END), chr(10)
    ORDER BY question, scale, favourable_from, unfavourable_to, reversed) AS asked,
  count(DISTINCT scale) AS scales
FROM (
  SELECT DISTINCT quarter, question, scale, favourable_from, unfavourable_to, coalesce(reversed, FALSE) AS reversed
  FROM model.sentiment
  WHERE NOT recommend
)
GROUP BY quarter;

-- 发放数. Grain: quarter × node: its own figure, else the sum of its children. A figure repeated on several rows of a node is one figure.
CREATE OR REPLACE TABLE model.invited AS
WITH stated AS (
  SELECT org, quarter, max(invited) AS invited FROM snapshot.sentiment WHERE invited IS NOT NULL GROUP BY org, quarter
), covered AS (
  SELECT s.org, s.quarter, max(up.depth) AS depth
  FROM stated AS s
  JOIN model.ancestors AS up ON up.org = s.org AND up.ancestor <> s.org
  JOIN stated AS m ON m.org = up.ancestor AND m.quarter = s.quarter
  GROUP BY s.org, s.quarter
)
SELECT above.ancestor AS org, s.quarter, sum(s.invited) AS invited
FROM stated AS s
JOIN model.ancestors AS above ON above.org = s.org
LEFT JOIN covered AS c ON c.org = s.org AND c.quarter = s.quarter
WHERE above.depth > coalesce(c.depth, -1)
GROUP BY above.ancestor, s.quarter;

-- 回收率. Grain: quarter × node that was handed questionnaires. Kept as a table: small, asked by every chart of answers.
CREATE OR REPLACE TABLE model.return_rates AS
WITH heard AS (
  SELECT DISTINCT quarter, org, response_id FROM model.sentiment
), counted AS (
  SELECT h.quarter, above.ancestor AS org, count(DISTINCT h.response_id) AS respondents
  FROM heard AS h
  JOIN model.ancestors AS above ON above.org = h.org
  GROUP BY ALL
)
SELECT i.org, i.quarter, ratio(coalesce(c.respondents, 0), i.invited) AS return_rate
FROM model.invited AS i
LEFT JOIN counted AS c ON c.org = i.org AND c.quarter = i.quarter;
