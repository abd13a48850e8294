-- Why a worker could not go on with a verification the last time (a code, never data), and how often in a row; both end with the next success.
-- It stays due, later each time.
ALTER TABLE deciding_states ADD COLUMN fault text, ADD COLUMN faults int NOT NULL DEFAULT 0;
-- Operators ask for these only; they are few.
CREATE INDEX deciding_states_faulty ON deciding_states (fault) WHERE fault IS NOT NULL;
