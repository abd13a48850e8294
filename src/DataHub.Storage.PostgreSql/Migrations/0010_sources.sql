-- What operators have said about an item; every node looks every few seconds.
CREATE TABLE pulling_source_controls (
  item text PRIMARY KEY,
  paused_at timestamptz,
  paused_by text,
  pause_reason text,
  -- Counted up by each resume: a node that sees a higher number clears its holds and breakers of the item.
  resumes bigint NOT NULL DEFAULT 0
);

-- Planned maintenance; removed when it is taken back, or some days after its end.
CREATE TABLE pulling_source_windows (
  id uuid PRIMARY KEY,
  item text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  reason text NOT NULL,
  planned_by text NOT NULL
);

-- How each node finds each of its endpoints, as JSON; one that is old is a node that is gone.
CREATE TABLE pulling_source_reports (
  node text NOT NULL,
  source_key text NOT NULL,
  reported_at timestamptz NOT NULL,
  report text NOT NULL,
  PRIMARY KEY (node, source_key)
) WITH (fillfactor = 50);

-- What was last told about an item.
CREATE TABLE pulling_source_states (
  item text PRIMARY KEY,
  state text NOT NULL,
  changed_at timestamptz NOT NULL,
  changes bigint NOT NULL
);
