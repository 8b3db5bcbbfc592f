-- Whoever operates is told of events that wait for a person (P7, T1).
ALTER TABLE inbox
  -- when it was told last that this event waits; null where it never was since it came to wait
  ADD COLUMN told_at DATETIME(6);

ALTER TABLE message
  -- null for what is about an event that has not become an offboarding
  MODIFY COLUMN offboarding_id VARCHAR(64) COLLATE utf8mb4_bin,
  ADD COLUMN inbox_id VARCHAR(64) COLLATE utf8mb4_bin,
  ADD CONSTRAINT message_of_event FOREIGN KEY (inbox_id) REFERENCES inbox (id);
