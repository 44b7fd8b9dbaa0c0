-- Rows as loaded, for the quality report: nothing but undone and replaced files is left out, whatever is wrong with a row.
-- Grain: one row of the file each.
CREATE OR REPLACE VIEW model.loaded_headcount AS SELECT * FROM snapshot.headcount;

CREATE OR REPLACE VIEW model.loaded_demands AS SELECT * FROM snapshot.demands;

CREATE OR REPLACE VIEW model.loaded_sentiment AS SELECT * FROM snapshot.sentiment;

CREATE OR REPLACE VIEW model.loaded_training AS SELECT * FROM snapshot.training;

CREATE OR REPLACE VIEW model.loaded_assessment AS SELECT * FROM snapshot.assessment;

CREATE OR REPLACE VIEW model.loaded_outcomes AS SELECT * FROM snapshot.outcomes;

CREATE OR REPLACE VIEW model.loaded_proposals AS SELECT * FROM snapshot.proposals;

CREATE OR REPLACE VIEW model.loaded_events AS SELECT * FROM snapshot.events;

CREATE OR REPLACE VIEW model.loaded_services AS SELECT * FROM snapshot.services;

CREATE OR REPLACE VIEW model.loaded_certificates AS SELECT * FROM snapshot.certificates;
