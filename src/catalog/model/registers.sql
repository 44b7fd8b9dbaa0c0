-- D5–D9 as loaded. Grain: one row of the file each.
CREATE OR REPLACE VIEW model.outcomes AS SELECT * FROM snapshot.outcomes;

CREATE OR REPLACE VIEW model.proposals AS SELECT * FROM snapshot.proposals;

CREATE OR REPLACE VIEW model.events AS SELECT * FROM snapshot.events;

-- `helped`: counted in households (户). `mediated`: counted in cases (件). They are never added.
CREATE OR REPLACE VIEW model.services AS
SELECT s.*, s.kind IN ('困难帮扶', '送温暖') AS helped, s.kind = '劳动争议调解' AS mediated FROM snapshot.services AS s;

CREATE OR REPLACE VIEW model.certificates AS SELECT * FROM snapshot.certificates;
