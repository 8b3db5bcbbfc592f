-- Streams of shared signals as their receivers, or an operator, last set them; one without a row is enabled, and was never verified.
CREATE TABLE signal_stream (
  -- of its messages
  channel         VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  status          VARCHAR(16)  COLLATE utf8mb4_bin NOT NULL,
  reason          VARCHAR(300),
  -- null while nobody has changed it
  changed_at      DATETIME(6),
  -- the operator; null where it was the receiver
  changed_by      VARCHAR(320),
  -- when a verification was last asked for
  verified_at     DATETIME(6),
  PRIMARY KEY (channel)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a receiver is told of its stream itself is about no run.
ALTER TABLE message MODIFY offboarding_id VARCHAR(64) COLLATE utf8mb4_bin;
