-- Where counties' platforms are told. Never removed: a deleted one keeps its deliveries readable, without its secret.
CREATE TABLE delivering_endpoints (
  id uuid PRIMARY KEY,
  client_id text NOT NULL,
  -- Prefix of the divisions whose events are told.
  division text NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL,
  -- active, paused or deleted
  state text NOT NULL,
  -- Why it is paused: failing, gone or operator.
  state_reason text,
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  secret_sealed bytea,
  -- Signs beside the new one until then.
  old_secret_sealed bytea,
  old_secret_until timestamptz,
  -- Deliveries in a row that failed, and since when.
  failures int NOT NULL DEFAULT 0,
  failing_since timestamptz
);
CREATE UNIQUE INDEX delivering_endpoints_once ON delivering_endpoints (client_id, url, division) WHERE state <> 'deleted';

-- One event for one endpoint. Without a foreign key: whoever adds an event shall not lock the endpoint's row.
CREATE TABLE delivering_deliveries (
  id uuid PRIMARY KEY,
  endpoint_id uuid NOT NULL,
  -- The same for every try and every endpoint: receivers tell repeats by it.
  event_id text NOT NULL,
  event text NOT NULL,
  subject text NOT NULL,
  -- The event's data as JSON, as it is sent.
  data text NOT NULL,
  created_at timestamptz NOT NULL,
  -- due, delivered, parked or cancelled
  state text NOT NULL,
  -- Creation or the latest replay: tries end some days after it.
  due_since timestamptz NOT NULL,
  -- While a node has it, when others may take it.
  next_attempt_at timestamptz NOT NULL,
  lease_token uuid,
  attempts int NOT NULL DEFAULT 0,
  -- Of them, those since due_since.
  tries int NOT NULL DEFAULT 0,
  attempt_log jsonb NOT NULL DEFAULT '[]',
  last_status int,
  last_error text,
  settled_at timestamptz
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX delivering_deliveries_once ON delivering_deliveries (endpoint_id, event_id);
CREATE INDEX delivering_deliveries_due ON delivering_deliveries (endpoint_id, next_attempt_at) WHERE state = 'due';
CREATE INDEX delivering_deliveries_newest ON delivering_deliveries (created_at DESC, id DESC);
-- Operators ask for what did not arrive; most did.
CREATE INDEX delivering_deliveries_open ON delivering_deliveries (state, created_at DESC, id DESC) WHERE state <> 'delivered';
