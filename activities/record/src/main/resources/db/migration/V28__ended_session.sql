-- Whose sessions of pages the identity provider has ended, or which one, until no such session can be left.
CREATE TABLE ended_session (
  -- digest of what the provider calls the session, or the person
  name            CHAR(24)     COLLATE utf8mb4_bin NOT NULL,
  ended_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (name),
  KEY ended_session_by_time (ended_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
