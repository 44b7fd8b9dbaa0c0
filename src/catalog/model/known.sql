-- Grain: subject × quarter in which it is recorded at all: there, none is 0; elsewhere it is unknown. Kept as a table: small, asked by every count.
CREATE OR REPLACE TABLE model.known_quarters AS
SELECT DISTINCT 'demands' AS subject, quarter FROM snapshot.demands
UNION ALL
SELECT DISTINCT 'sentiment', quarter FROM snapshot.sentiment WHERE score BETWEEN 1 AND scale
UNION ALL
SELECT DISTINCT 'training', quarter FROM snapshot.training
UNION ALL
SELECT DISTINCT 'trainees', quarter FROM snapshot.training WHERE person_id IS NOT NULL AND course_type <> '考试'
UNION ALL
SELECT DISTINCT 'proposals', quarter FROM snapshot.proposals
UNION ALL
SELECT DISTINCT 'services', quarter FROM snapshot.services
UNION ALL
SELECT DISTINCT 'assessment', quarter FROM snapshot.assessment;
