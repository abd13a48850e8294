-- Tables are named by the stage that writes them and keyed by division and year first, so that they can be partitioned or distributed as they are.
-- Columns of type bytea named *_sealed are encrypted (AES-256-GCM, key ring); STORAGE EXTERNAL spares the server the try to compress noise.
-- Columns named *_hash are keyed hashes for look-up.

-- Which keys the data was written under: a database is never opened with another ring.
CREATE TABLE storage_keys (
  id int PRIMARY KEY,
  fingerprint bytea NOT NULL,
  first_seen_at timestamptz NOT NULL
);

-- API keys of the county platforms.
CREATE TABLE intake_api_keys (
  key_id uuid PRIMARY KEY,
  client_id text NOT NULL,
  key_hash bytea NOT NULL UNIQUE,
  divisions text[] NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- One row per request of a client, whatever its division: the same key under another division is another body.
CREATE TABLE intake_idempotency (
  client_id text NOT NULL,
  idempotency_key text NOT NULL,
  body_digest bytea NOT NULL,
  verification_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (client_id, idempotency_key)
);

-- What came in; never changed afterwards.
CREATE TABLE intake_verifications (
  division text NOT NULL,
  year smallint NOT NULL,
  id uuid NOT NULL,
  stage text NOT NULL,
  policy_version int NOT NULL,
  client_id text NOT NULL,
  external_id text,
  claimed_group text,
  child_hash bytea NOT NULL,
  family_sealed bytea NOT NULL,
  consent_sealed bytea NOT NULL,
  trace_parent text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (division, year, id)
);
ALTER TABLE intake_verifications ALTER family_sealed SET STORAGE EXTERNAL, ALTER consent_sealed SET STORAGE EXTERNAL;
CREATE INDEX intake_verifications_by_id ON intake_verifications (id);
CREATE INDEX intake_verifications_by_child ON intake_verifications (child_hash);
CREATE INDEX intake_verifications_by_external_id ON intake_verifications (external_id) WHERE external_id IS NOT NULL;

-- The work state beside it: narrow, because it changes at every step.
-- due_at is when somebody may take the verification: the end of the lease while one holds it, else when there is something to do.
CREATE TABLE deciding_states (
  division text NOT NULL,
  year smallint NOT NULL,
  id uuid NOT NULL,
  lease_owner text,
  lease_token uuid,
  due_at timestamptz,
  -- When the policy's decision deadline makes it due; null once it did, or when every answer is there.
  deadline_at timestamptz,
  revision int NOT NULL DEFAULT 0,
  outcome text,
  "group" text,
  final boolean NOT NULL DEFAULT false,
  decided_at timestamptz,
  PRIMARY KEY (division, year, id)
) WITH (fillfactor = 80);
CREATE INDEX deciding_states_by_id ON deciding_states (id);
CREATE INDEX deciding_states_due ON deciding_states (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE deciding_revisions (
  division text NOT NULL,
  year smallint NOT NULL,
  verification_id uuid NOT NULL,
  number int NOT NULL,
  outcome text NOT NULL,
  "group" text,
  final boolean NOT NULL,
  policy_version int NOT NULL,
  input_digest bytea NOT NULL,
  decision_date date NOT NULL,
  decided_at timestamptz NOT NULL,
  elapsed_ms bigint NOT NULL,
  verdict_sealed bytea NOT NULL,
  receipt_sealed bytea,
  PRIMARY KEY (division, year, verification_id, number)
);
ALTER TABLE deciding_revisions ALTER verdict_sealed SET STORAGE EXTERNAL, ALTER receipt_sealed SET STORAGE EXTERNAL;

-- One question with its latest answer. Attempts are appended to a list in the row: they are read with it, and written twelve at a time.
CREATE TABLE pulling_pulls (
  division text NOT NULL,
  year smallint NOT NULL,
  verification_id uuid NOT NULL,
  id uuid NOT NULL,
  item text NOT NULL,
  who text NOT NULL,
  state text NOT NULL,
  error_class text,
  error_code text,
  error_message text,
  attempts int NOT NULL,
  attempt_log jsonb NOT NULL,
  next_attempt_at timestamptz,
  ticket_sealed bytea,
  reused boolean NOT NULL,
  source text,
  interface text,
  adapter_version text,
  requested_at timestamptz,
  answered_at timestamptz,
  elapsed_ms int,
  -- Question and answer, as JSON.
  body_sealed bytea NOT NULL,
  raw_digest bytea,
  raw_sealed bytea,
  PRIMARY KEY (division, year, verification_id, id)
);
ALTER TABLE pulling_pulls ALTER body_sealed SET STORAGE EXTERNAL, ALTER raw_sealed SET STORAGE EXTERNAL;
-- Operators ask for the failed ones only; they are few.
CREATE INDEX pulling_pulls_failed ON pulling_pulls (division, item, error_class, requested_at) WHERE state = 'failed';

-- Homes that another family confirmed.
CREATE TABLE confirming_seats (
  division text NOT NULL,
  year smallint NOT NULL,
  verification_id uuid NOT NULL,
  seat_hash bytea NOT NULL,
  seat_sealed bytea NOT NULL,
  PRIMARY KEY (division, year, verification_id, seat_hash)
);
CREATE INDEX confirming_seats_by_hash ON confirming_seats (seat_hash);

CREATE TABLE planning_policies (
  division text NOT NULL,
  year smallint NOT NULL,
  stage text NOT NULL,
  version int NOT NULL,
  document text NOT NULL,
  stored_at timestamptz NOT NULL,
  stored_by text NOT NULL,
  PRIMARY KEY (division, year, stage, version)
);

-- Session secrets of sources, shared by all nodes; whoever has the turn refreshes.
CREATE TABLE pulling_secrets (
  name text PRIMARY KEY,
  version bigint NOT NULL,
  value_sealed bytea,
  obtained_at timestamptz,
  expires_at timestamptz,
  turn_owner text,
  turn_until timestamptz
);

CREATE TABLE pulling_sequences (
  name text PRIMARY KEY,
  last bigint NOT NULL
);

CREATE TABLE pulling_quotas (
  source text PRIMARY KEY,
  day date NOT NULL,
  used_in_day int NOT NULL,
  second timestamptz NOT NULL,
  used_in_second int NOT NULL,
  -- Of the latest take: an upsert can't return what it added otherwise.
  granted int NOT NULL
) WITH (fillfactor = 50);
