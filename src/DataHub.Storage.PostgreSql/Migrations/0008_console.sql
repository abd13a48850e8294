-- Operators of the console with a password of this hub.
CREATE TABLE console_accounts (
  name text PRIMARY KEY,
  password_hash text NOT NULL,
  divisions text[] NOT NULL,
  scopes text[] NOT NULL,
  stamp uuid NOT NULL,
  must_change boolean NOT NULL,
  failures int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL,
  signed_in_at timestamptz
);

-- Keys that protect the console's cookies: shared by all nodes, so that a session goes on wherever its next request lands.
CREATE TABLE console_keys (
  name text PRIMARY KEY,
  element_sealed bytea NOT NULL
);

-- Who saw or did what. hash = HMAC of the entry and of the hash before it; the key is in the key ring, not in the database.
CREATE TABLE audit_entries (
  number bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  division text NOT NULL,
  target text,
  -- Reason and detail, as JSON.
  body_sealed bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor, number);
CREATE INDEX audit_entries_by_target ON audit_entries (target, number) WHERE target IS NOT NULL;

-- A closed stretch of the chain with the hash of its last entry, chained itself: what is verified, kept and noted elsewhere by itself.
CREATE TABLE audit_segments (
  number bigint PRIMARY KEY,
  first_entry bigint NOT NULL,
  last_entry bigint NOT NULL,
  hash bytea NOT NULL
);

-- Append-only for everybody who uses the tables as they are: the chain tells of those who do not.
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is only ever added to';
END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_segments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_segments FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
