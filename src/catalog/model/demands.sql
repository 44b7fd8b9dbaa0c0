-- D1. Grain: one demand. Nullable flags: TRUE in the numerator, FALSE in the denominator only, NULL in neither.
-- `accepted` 受理率 · `closed` 办结率 · `on_time` 按期办结率 · `satisfied` 满意率 · `rated` 回访率
CREATE OR REPLACE VIEW model.as_of AS
SELECT greatest(max(submitted_on), max(accepted_on), max(closed_on)) AS as_of
FROM (
  SELECT
    CASE WHEN submitted_on <= import_day() THEN submitted_on END AS submitted_on,
    CASE WHEN accepted_on <= import_day() THEN accepted_on END AS accepted_on,
    CASE WHEN closed_on <= import_day() THEN closed_on END AS closed_on
  FROM snapshot.demands
);

CREATE OR REPLACE VIEW model.demands AS
SELECT
  d.*,
  d.accepted_on IS NOT NULL OR d.status <> 'open' AS accepted,
  CASE WHEN d.status <> 'rejected' THEN d.status = 'closed' END AS closed,
  CASE
    WHEN d.status = 'rejected' OR d.due_on IS NULL THEN NULL
    WHEN d.status = 'closed' THEN d.closed_on <= d.due_on
    WHEN d.due_on < a.as_of THEN FALSE
  END AS on_time,
  CASE WHEN d.status = 'closed' THEN d.satisfaction IS NOT NULL END AS rated,
  CASE WHEN d.status = 'closed' AND d.satisfaction IS NOT NULL THEN d.satisfaction IN ('4', '5') END AS satisfied,
  CASE WHEN d.status IN ('closed', 'rejected') THEN d.closed_on END AS ended_on
FROM snapshot.demands AS d, model.as_of AS a;
