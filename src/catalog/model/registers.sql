-- D5–D9 as loaded. Grain: one row of the file each.
CREATE OR REPLACE VIEW model.outcomes AS SELECT * FROM snapshot.outcomes;

CREATE OR REPLACE VIEW model.proposals AS SELECT * FROM snapshot.proposals;

CREATE OR REPLACE VIEW model.events AS SELECT * FROM snapshot.events;

CREATE OR REPLACE VIEW model.services AS SELECT * FROM snapshot.services;

CREATE OR REPLACE VIEW model.certificates AS SELECT * FROM snapshot.certificates;
