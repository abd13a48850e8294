-- Where the audit's chain ends: number and hash of its newest entry under a MAC, so that newest entries that were cut off are missed. guarded_from is the entry that
-- brought it; anything but 1 in a database that was made with it means that it was lost once.
CREATE TABLE audit_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  number bigint NOT NULL,
  guarded_from bigint NOT NULL,
  hash bytea NOT NULL,
  mac bytea NOT NULL
);
CREATE FUNCTION audit_head_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the end of the audit only ever moves on';
END $$;
CREATE TRIGGER audit_head_kept BEFORE DELETE OR TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_head_refuse();
CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head FOR EACH ROW WHEN (NEW.number <= OLD.number) EXECUTE FUNCTION audit_head_refuse();
