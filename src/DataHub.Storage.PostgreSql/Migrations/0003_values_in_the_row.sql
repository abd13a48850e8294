-- A sealed value of a few kB stays in its row: moved out, each would cost a row and an index entry of its own in the side table, and a look-up to read.
-- 8160 is the most a page of 8 kB takes; what is larger is still moved out.
ALTER TABLE intake_verifications SET (toast_tuple_target = 8160);
ALTER TABLE deciding_revisions SET (toast_tuple_target = 8160);
ALTER TABLE pulling_pulls SET (toast_tuple_target = 8160);
