-- Who has what at each target, as its last sync found it. Written again by each sync; no evidence.

CREATE TABLE inventory_sync (
  id              VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  target_id       VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  state           VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  started_at      DATETIME(6)  NOT NULL,
  ended_at        DATETIME(6),
  pages           INT          NOT NULL,
  accounts        INT          NOT NULL,
  quarantined     INT          NOT NULL,
  gone            INT          NOT NULL,
  PRIMARY KEY (id),
  KEY inventory_sync_by_target (target_id, started_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE inventory_account (
  target_id       VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  account_id      VARCHAR(512) COLLATE utf8mb4_bin NOT NULL,
  account_name    VARCHAR(512) NOT NULL,
  kind            VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  state           VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  correlation     VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  -- whose it is, or on whom it depends; null where it is nobody's own
  subject_id      VARCHAR(255),
  owner           VARCHAR(320),
  why             TEXT,
  environment     VARCHAR(64),
  enabled         TINYINT(1)   NOT NULL,
  seat            VARCHAR(255) COLLATE utf8mb4_bin,
  -- the latest that any sync was told; null: no target ever said
  last_used_at    DATETIME(6),
  first_seen_at   DATETIME(6)  NOT NULL,
  last_seen_at    DATETIME(6)  NOT NULL,
  gone_at         DATETIME(6),
  sync_id         VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (target_id, account_id),
  KEY inventory_account_by_sync (target_id, sync_id, state),
  KEY inventory_account_by_state (state, target_id, account_id),
  KEY inventory_account_by_subject (subject_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Whom a target names by the system of record's id, and by which other names it knows them.
CREATE TABLE known_subject (
  subject_id      VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  target_id       VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  email           VARCHAR(320),
  -- the part of the address before the @
  user_name       VARCHAR(320),
  seen_at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (subject_id, target_id),
  KEY known_subject_by_email (email),
  KEY known_subject_by_user_name (user_name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Which account an offboarding for inactivity is about, and its last use when its owner was asked.
CREATE TABLE inactivity_ask (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  target_id       VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  account_id      VARCHAR(512) COLLATE utf8mb4_bin NOT NULL,
  last_used_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (offboarding_id),
  KEY inactivity_ask_by_account (target_id, account_id),
  CONSTRAINT inactivity_ask_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE INDEX offboarding_by_subject ON offboarding (subject_id);
