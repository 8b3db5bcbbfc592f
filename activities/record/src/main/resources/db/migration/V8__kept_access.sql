-- What was found and stays, each with the reason: a role change keeps what the new role needs.

CREATE TABLE kept_access (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  target_id       VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  kind            VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  account_id      TEXT         COLLATE utf8mb4_bin NOT NULL,
  native_id       TEXT         COLLATE utf8mb4_bin NOT NULL,
  name            TEXT         NOT NULL,
  why             TEXT         NOT NULL,
  KEY kept_access_by_offboarding (offboarding_id),
  CONSTRAINT kept_access_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
