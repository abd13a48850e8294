-- Which save the row shows: one that is sent again, because its answer was lost with the connection, finds itself here and changes nothing.
ALTER TABLE deciding_states ADD COLUMN last_save uuid;
