-- The first revision that could know of an attestation, and the first that could know of its revocation: an earlier one is shown as it was decided.
-- Of those written before, all revisions know.
ALTER TABLE confirming_attestations ADD COLUMN known_since int NOT NULL DEFAULT 0, ADD COLUMN revoked_since int;
