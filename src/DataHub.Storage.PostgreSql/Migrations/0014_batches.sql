-- Files of families. One is nobody's business before it came in whole.
CREATE TABLE batching_batches (
  id uuid PRIMARY KEY,
  client_id text NOT NULL,
  idempotency_key text NOT NULL,
  -- SHA-256 of the file, once it is whole.
  body_digest bytea,
  format text NOT NULL,
  -- Division prefixes of the key that brought it.
  divisions text[] NOT NULL,
  -- receiving, accepted, running, paused, done or cancelled
  state text NOT NULL,
  state_reason text,
  created_at timestamptz NOT NULL,
  -- The upload that fills it, and when that counts as given up.
  upload uuid,
  upload_until timestamptz,
  accepted_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  -- No row is begun before: sources did not answer.
  rests_until timestamptz,
  rows int NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX batching_batches_once ON batching_batches (client_id, idempotency_key);
CREATE INDEX batching_batches_open ON batching_batches (created_at) WHERE state IN ('receiving', 'accepted', 'running');

-- What a worker takes at once. The families lie here, encrypted, until they have verifications of their own.
CREATE TABLE batching_chunks (
  batch_id uuid NOT NULL,
  number int NOT NULL,
  first_line int NOT NULL,
  rows int NOT NULL,
  rows_sealed bytea,
  -- waiting, taken, done or dropped
  state text NOT NULL,
  lease_owner text,
  lease_token uuid,
  lease_until timestamptz,
  -- Rows without a result.
  open int NOT NULL,
  -- Rows that have a verification, by outcome; those not final are counted again until they are.
  done int NOT NULL DEFAULT 0,
  not_final int NOT NULL DEFAULT 0,
  outcomes jsonb NOT NULL DEFAULT '{}',
  rejected int NOT NULL DEFAULT 0,
  first_done_at timestamptz,
  last_done_at timestamptz,
  counted_at timestamptz,
  PRIMARY KEY (batch_id, number)
);
ALTER TABLE batching_chunks ALTER rows_sealed SET STORAGE EXTERNAL;
CREATE INDEX batching_chunks_open ON batching_chunks (batch_id, number) WHERE state IN ('waiting', 'taken');
CREATE INDEX batching_chunks_by_line ON batching_chunks (batch_id, first_line) WHERE rows > 0;
CREATE INDEX batching_chunks_not_final ON batching_chunks (counted_at) WHERE not_final > 0;

-- A row that has its verification.
CREATE TABLE batching_rows (
  batch_id uuid NOT NULL,
  line int NOT NULL,
  chunk int NOT NULL,
  reference text,
  division text NOT NULL,
  year smallint NOT NULL,
  verification_id uuid NOT NULL,
  outcome text,
  final boolean NOT NULL,
  PRIMARY KEY (batch_id, chunk, line)
);

-- A row that was not taken, with why.
CREATE TABLE batching_rejects (
  batch_id uuid NOT NULL,
  line int NOT NULL,
  body_sealed bytea NOT NULL,
  PRIMARY KEY (batch_id, line)
);
