-- D2. Grain: one answer (response × question). `points` is the answer after reversal, 1…scale; `score` is it on 0–100.
-- `favourable` and `unfavourable` by the scale table of metrics.md; neither is neutral.
CREATE OR REPLACE VIEW model.sentiment AS
SELECT s.* EXCLUDE (score), points, (points - 1) / CAST(scale - 1 AS DOUBLE) * 100 AS score,
  points > CASE scale WHEN 2 THEN 1 WHEN 3 THEN 2 WHEN 4 THEN 2 WHEN 5 THEN 3 WHEN 6 THEN 3 WHEN 7 THEN 5 WHEN 8 THEN 6 WHEN 9 THEN 6 WHEN 10 THEN 7 WHEN 11 THEN 7 END AS favourable,
  points <= CASE scale WHEN 2 THEN 1 WHEN 3 THEN 1 WHEN 4 THEN 2 WHEN 5 THEN 2 WHEN 6 THEN 3 WHEN 7 THEN 3 WHEN 8 THEN 3 WHEN 9 THEN 4 WHEN 10 THEN 3 WHEN 11 THEN 4 END AS unfavourable
FROM (SELECT *, CASE WHEN reversed THEN scale + 1 - score ELSE score END AS points FROM snapshot.sentiment) AS s
WHERE points BETWEEN 1 AND scale;
