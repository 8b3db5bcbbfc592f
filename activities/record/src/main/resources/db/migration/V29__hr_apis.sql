-- What a source's own API is asked: about an event that said too little, and for what it never sent (T1, T12).
ALTER TABLE inbox
  -- since when its source's API is asked what it left out, also where a person has to go on without it; null for what is whole
  ADD COLUMN asked_since DATETIME(6);

CREATE TABLE source_poll (
  source      VARCHAR(63)  COLLATE utf8mb4_bin NOT NULL,
  -- whatever changed before this is stored
  polled_to   DATETIME(6)  NOT NULL,
  ended_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (source)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
