-- Failed pulls counted beside the rows: whoever makes or mends some appends the difference in the same transaction; a sweep folds the rows together.
CREATE TABLE replaying_failure_counts (
  division text NOT NULL,
  item text NOT NULL,
  error_class text NOT NULL,
  error_code text NOT NULL,
  error_message text NOT NULL,
  difference bigint NOT NULL
);
INSERT INTO replaying_failure_counts
SELECT division, item, COALESCE(error_class, ''), COALESCE(error_code, ''), COALESCE(error_message, ''), count(*) FROM pulling_pulls WHERE state = 'failed' GROUP BY 1, 2, 3, 4, 5;

-- The operators' list, newest first; only what did not come to an end by itself is in it.
CREATE INDEX pulling_pulls_unanswered ON pulling_pulls (requested_at DESC, id DESC) WHERE state IN ('failed', 'waiting', 'discarded');
CREATE INDEX pulling_pulls_unanswered_by_id ON pulling_pulls (id) WHERE state IN ('failed', 'waiting', 'discarded');

CREATE TABLE replaying_replays (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  reason text NOT NULL,
  mode text NOT NULL,
  -- Division prefixes of who started it: others never see it.
  divisions text[] NOT NULL,
  rate_per_second double precision NOT NULL,
  stop_after int NOT NULL,
  force boolean NOT NULL,
  state text NOT NULL,
  state_reason text,
  current_rate double precision NOT NULL DEFAULT 0,
  selected int NOT NULL,
  finished_at timestamptz
);
CREATE INDEX replaying_replays_running ON replaying_replays (created_at) WHERE state = 'running';

CREATE TABLE replaying_batches (
  replay_id uuid NOT NULL REFERENCES replaying_replays (id),
  number int NOT NULL,
  state text NOT NULL,
  lease_owner text,
  lease_token uuid,
  lease_until timestamptz,
  PRIMARY KEY (replay_id, number)
);
CREATE INDEX replaying_batches_open ON replaying_batches (replay_id, number) WHERE state <> 'done';
-- One batch of a replay at a time, so that its rate is one rate.
CREATE UNIQUE INDEX replaying_batches_taken ON replaying_batches (replay_id) WHERE state = 'taken';

CREATE TABLE replaying_items (
  replay_id uuid NOT NULL,
  batch int NOT NULL,
  pull_id uuid NOT NULL,
  division text NOT NULL,
  year smallint NOT NULL,
  verification_id uuid NOT NULL,
  item text NOT NULL,
  result text NOT NULL,
  -- Why it was skipped.
  reason text,
  error_class text,
  error_code text,
  -- Of the verdict, on one pull of each family that was decided again.
  changed boolean,
  from_outcome text,
  to_outcome text,
  settled_at timestamptz,
  PRIMARY KEY (replay_id, batch, pull_id)
);
-- At most one outstanding replay of a pull.
CREATE UNIQUE INDEX replaying_items_outstanding ON replaying_items (pull_id) WHERE result = 'selected';
CREATE INDEX replaying_items_by_pull ON replaying_items (pull_id);
