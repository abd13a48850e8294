-- What a failed pull failed with, as one number: its kind. Pulls of one kind lie side by side in an index, newest first, over all divisions and in each; the
-- counts beside the rows say which kinds there are and which of them a filter means. So a page, a count by time or the oldest of a million costs a look at the
-- head of each kind. The hash is the one that the server also partitions by: it stays the same over its versions.
CREATE FUNCTION replaying_kind(item text, error_class text, error_code text, source text, error_message text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT hashtextextended(item || chr(10) || coalesce(error_class, '') || chr(10) || coalesce(error_code, '') || chr(10) || coalesce(source, '') || chr(10) || coalesce(error_message, ''), 0) $$;

ALTER TABLE pulling_pulls ADD COLUMN failure_kind bigint
  GENERATED ALWAYS AS (CASE WHEN state = 'failed' THEN replaying_kind(item, error_class, error_code, source, error_message) END) STORED;
DROP INDEX pulling_pulls_failed;
CREATE INDEX pulling_pulls_failed ON pulling_pulls (failure_kind, requested_at DESC, id DESC) WHERE state = 'failed';
CREATE INDEX pulling_pulls_failed_by_division ON pulling_pulls (division, failure_kind, requested_at DESC, id DESC) WHERE state = 'failed';

-- By state, so that the few that wait or were given up are found among a million that failed.
DROP INDEX pulling_pulls_unanswered;
CREATE INDEX pulling_pulls_unanswered ON pulling_pulls (state, requested_at DESC, id DESC) WHERE state IN ('failed', 'waiting', 'discarded');

-- By source too, for the filter of that name.
DELETE FROM replaying_failure_counts;
ALTER TABLE replaying_failure_counts ADD COLUMN source text NOT NULL DEFAULT '',
  ADD COLUMN kind bigint GENERATED ALWAYS AS (replaying_kind(item, error_class, error_code, source, error_message)) STORED;
INSERT INTO replaying_failure_counts (division, item, error_class, error_code, error_message, source, difference)
SELECT division, item, COALESCE(error_class, ''), COALESCE(error_code, ''), COALESCE(error_message, ''), COALESCE(source, ''), count(*)
FROM pulling_pulls WHERE state = 'failed' GROUP BY 1, 2, 3, 4, 5, 6;

-- How a replay's pulls ended, counted beside them: whoever settles some appends their number in the same transaction; a sweep folds the rows together.
CREATE TABLE replaying_result_counts (
  replay_id uuid NOT NULL,
  result text NOT NULL,
  changed boolean,
  from_outcome text,
  to_outcome text,
  error_class text,
  error_code text,
  pulls bigint NOT NULL
);
CREATE INDEX replaying_result_counts_by_replay ON replaying_result_counts (replay_id);
INSERT INTO replaying_result_counts
SELECT replay_id, result, changed, from_outcome, to_outcome, error_class, error_code, count(*) FROM replaying_items WHERE result <> 'selected' GROUP BY 1, 2, 3, 4, 5, 6, 7;
