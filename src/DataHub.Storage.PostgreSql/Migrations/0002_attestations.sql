-- Paper that an offline desk checked for a requirement. Revoked, never deleted: what a revision rested on stays readable.
CREATE TABLE confirming_attestations (
  division text NOT NULL,
  year smallint NOT NULL,
  verification_id uuid NOT NULL,
  id uuid NOT NULL,
  attested_at timestamptz NOT NULL,
  revoked_at timestamptz,
  body_sealed bytea NOT NULL,
  PRIMARY KEY (division, year, verification_id, id)
);
