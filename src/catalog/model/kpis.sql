-- What stood on a day, reconstructed from the dates of a demand; for comparisons at equal age (metrics.md). Grain: none.
-- Ended on the day: a rejected demand without a date counts as rejected from the start.
CREATE OR REPLACE MACRO rejected_by(state, closed_on, day) AS state = 'rejected' AND coalesce(closed_on <= day, TRUE);

CREATE OR REPLACE MACRO closed_by(state, closed_on, day) AS state = 'closed' AND coalesce(closed_on <= day, FALSE);

-- 受理率 on that day. Who was answered without an acceptance date was accepted when answered.
CREATE OR REPLACE MACRO accepted_by(state, accepted_on, closed_on, day) AS
  coalesce(accepted_on <= day, FALSE) OR rejected_by(state, closed_on, day) OR closed_by(state, closed_on, day);

-- 办结率 on that day: TRUE, FALSE, or NULL (in neither part).
CREATE OR REPLACE MACRO handled_by(state, closed_on, day) AS CASE
  WHEN NOT rejected_by(state, closed_on, day) THEN closed_by(state, closed_on, day)
END;

-- 按期办结率 on that day: TRUE, FALSE, or NULL (in neither part).
CREATE OR REPLACE MACRO on_time_by(state, due_on, closed_on, day) AS CASE
  WHEN due_on IS NULL OR rejected_by(state, closed_on, day) THEN NULL
  WHEN closed_by(state, closed_on, day) THEN closed_on <= due_on
  WHEN due_on < day THEN FALSE
END;

-- 满意率 on that day.
CREATE OR REPLACE MACRO satisfied_by(state, satisfaction, closed_on, day) AS CASE
  WHEN closed_by(state, closed_on, day) AND satisfaction IS NOT NULL THEN satisfaction IN ('4', '5')
END;
