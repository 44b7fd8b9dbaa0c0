-- D3. Grain: one attendance (rows with `person_id`) or one summary row. `attended` counts attendances (人次), never people.
-- 考试 is an examination: apart from training everywhere.
CREATE OR REPLACE VIEW model.training AS
SELECT t.*, t.course_type = '考试' AS exam, CASE WHEN t.course_type <> '考试' THEN t.person_id END AS trainee
FROM snapshot.training AS t;
