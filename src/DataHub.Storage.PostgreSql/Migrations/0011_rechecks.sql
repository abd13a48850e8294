-- Answered pulls that are to be asked again although they are answered: set with the recheck, taken off with the next save of the pull.
ALTER TABLE pulling_pulls ADD COLUMN ask_again boolean NOT NULL DEFAULT false;

-- Who wanted fresh pulls and since which revision they can be known. The body holds reason and consent.
CREATE TABLE intake_rechecks (
  division text NOT NULL,
  year smallint NOT NULL,
  verification_id uuid NOT NULL,
  id uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  requested_by text NOT NULL,
  known_since int NOT NULL,
  items text[] NOT NULL,
  body_sealed bytea NOT NULL,
  PRIMARY KEY (division, year, verification_id, id)
);
