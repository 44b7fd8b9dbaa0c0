-- Words shared by all subjects. Grain: none.
-- Every rate of the product is a share of a nullable flag: NULL leaves numerator and denominator (metrics.md).
CREATE OR REPLACE MACRO share_of(flag) AS CAST(count(*) FILTER (flag) AS DOUBLE) / nullif(count(flag), 0);

CREATE OR REPLACE MACRO ratio(part, whole) AS CAST(part AS DOUBLE) / nullif(whole, 0);

-- Grain: node. The tree over all datasets; the empty path stands over all roots.
CREATE OR REPLACE VIEW model.organisation AS SELECT * FROM snapshot.organisation;

-- Grain: node × itself and every node above it.
CREATE OR REPLACE VIEW model.ancestors AS SELECT * FROM snapshot.ancestors;

-- Grain: quarter. The calendar, some quarters beyond the data on both sides; `place` counts quarters.
CREATE OR REPLACE VIEW model.quarters AS SELECT * FROM snapshot.quarters;
