-- What a system of record said last about one subject and trigger: its events belong together (T1, T12).
CREATE TABLE last_word (
  source_system   VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  subject_id      VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  trigger_kind    VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  -- the offboarding that the source's next word is about; null when nothing was ever started
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin,
  meaning         VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  -- the date as the source told it last; null means at once
  effective_at    DATETIME(6),
  -- the latest of the source's own times: an older word that comes later changes nothing
  occurred_at     DATETIME(6),
  -- how many words were heard; whoever hears one locks this row first
  words           INT          NOT NULL,
  PRIMARY KEY (source_system, subject_id, trigger_kind)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Offboardings from before this table: the last received of each source, subject and trigger.
INSERT IGNORE INTO last_word
  SELECT source_system, subject_id, trigger_kind, id, 'LEAVES', effective_at, occurred_at, 1
  FROM offboarding ORDER BY received_at DESC, id DESC;

ALTER TABLE inbox
  -- START, MOVE or RESCIND; null for an event that does nothing
  ADD COLUMN act      VARCHAR(32) COLLATE utf8mb4_bin DEFAULT 'START',
  -- what the source said of the request: its meaning, who is on the record for it, a sentence
  ADD COLUMN meaning  VARCHAR(32) COLLATE utf8mb4_bin,
  ADD COLUMN said_by  VARCHAR(320),
  ADD COLUMN saying   TEXT,
  -- among the words of its source about its subject and trigger
  ADD COLUMN position INT NOT NULL DEFAULT 0,
  ADD KEY inbox_by_offboarding (offboarding_id, position);

UPDATE inbox SET meaning = 'LEAVES', said_by = source, saying = '' WHERE request IS NOT NULL;
UPDATE inbox SET act = NULL WHERE state <> 'RECEIVED' AND state <> 'STARTED';
