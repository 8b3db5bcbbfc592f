-- The record that security and finance share. Taken by MySQL 8 and 9 and by MariaDB 10.6 and newer.
-- Times are UTC with microseconds. Identifiers compare byte by byte; names that people search compare without case.

CREATE TABLE offboarding (
  id              VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  workflow_id     VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  subject_kind    VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  subject_id      VARCHAR(255) NOT NULL,
  subject_email   VARCHAR(320),
  subject_name    VARCHAR(255),
  manager_id      VARCHAR(255),
  trigger_kind    VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  risk            VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  state           VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  stage           VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  policy_version  VARCHAR(128) COLLATE utf8mb4_bin,
  effective_at    DATETIME(6),
  received_at     DATETIME(6)  NOT NULL,
  started_at      DATETIME(6),
  entered_at      DATETIME(6),
  sealed_at       DATETIME(6),
  source_system   VARCHAR(128) NOT NULL,
  source_event_id VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  triggered_by    VARCHAR(320),
  occurred_at     DATETIME(6),
  kept            MEDIUMTEXT   NOT NULL,
  replacement     VARCHAR(320),
  -- the evidence chain's head: whoever appends locks this row first
  chain_length    BIGINT       NOT NULL,
  chain_head      BINARY(32)   NOT NULL,
  PRIMARY KEY (id),
  KEY offboarding_by_time (received_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE access_item (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  id              VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  position        INT          NOT NULL,
  target_id       VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  kind            VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  account_id      TEXT         COLLATE utf8mb4_bin NOT NULL,
  account_name    TEXT         NOT NULL,
  native_id       TEXT         COLLATE utf8mb4_bin NOT NULL,
  name            TEXT         NOT NULL,
  item_class      VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  reversibility   VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  owner           VARCHAR(320) NOT NULL,
  monthly_price   DECIMAL(19, 4),
  currency        VARCHAR(3)   COLLATE utf8mb4_bin,
  status          VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  disposition     VARCHAR(32)  COLLATE utf8mb4_bin,
  removed_at      DATETIME(6),
  proof_method    VARCHAR(32)  COLLATE utf8mb4_bin,
  proof           TEXT,
  proven_at       DATETIME(6),
  residual        MEDIUMTEXT   NOT NULL,
  PRIMARY KEY (offboarding_id, id),
  KEY access_item_by_target (offboarding_id, target_id),
  CONSTRAINT access_item_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Append-only. hash = SHA-256(previous hash, entry's RFC 8785 bytes); the first previous hash is 32 zero bytes.
-- The entry is text, not JSON: the JSON type would not give the very bytes back.
CREATE TABLE evidence (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  sequence        BIGINT       NOT NULL,
  idempotency_key CHAR(24)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entry           MEDIUMTEXT   COLLATE utf8mb4_bin NOT NULL,
  previous_hash   BINARY(32)   NOT NULL,
  hash            BINARY(32)   NOT NULL,
  PRIMARY KEY (offboarding_id, sequence),
  UNIQUE KEY evidence_once (offboarding_id, idempotency_key),
  CONSTRAINT evidence_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE seal (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  head            BINARY(32)   NOT NULL,
  entries         BIGINT       NOT NULL,
  sealed_at       DATETIME(6)  NOT NULL,
  jws             TEXT         NOT NULL,
  public_key      TEXT         NOT NULL,
  PRIMARY KEY (offboarding_id),
  CONSTRAINT seal_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE obligation (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  id              VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  item_id         VARCHAR(64)  COLLATE utf8mb4_bin,
  target_id       VARCHAR(128) COLLATE utf8mb4_bin,
  kind            VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  assignee        VARCHAR(320) NOT NULL,
  opened_at       DATETIME(6)  NOT NULL,
  due_at          DATETIME(6)  NOT NULL,
  state           VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  escalation      INT          NOT NULL,
  why             TEXT         NOT NULL,
  changed_at      DATETIME(6)  NOT NULL,
  ended_at        DATETIME(6),
  ended_by        VARCHAR(320),
  PRIMARY KEY (offboarding_id, id),
  KEY obligation_owed (state, assignee, due_at),
  CONSTRAINT obligation_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Double entry: each movement is two legs, one out of an account and one into another, and sums to zero.
CREATE TABLE seat_movement (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  item_id         VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  from_account    VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  to_account      VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  account         VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  quantity        SMALLINT     NOT NULL,
  pool            VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  monthly_price   DECIMAL(19, 4),
  currency        VARCHAR(3)   COLLATE utf8mb4_bin,
  moved_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (offboarding_id, item_id, from_account, to_account, account),
  KEY seat_movement_by_pool (pool, account),
  CONSTRAINT seat_movement_of FOREIGN KEY (offboarding_id, item_id) REFERENCES access_item (offboarding_id, id),
  CONSTRAINT seat_movement_legs CHECK (
    from_account <> to_account
    AND ((account = from_account AND quantity = -1) OR (account = to_account AND quantity = 1)))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE inbox (
  id              VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  source          VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  dedup_key       VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  headers         MEDIUMTEXT   NOT NULL,
  body            MEDIUMTEXT   NOT NULL,
  state           VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  -- 0: risk, before everything else; 1: ordinary
  priority        TINYINT      NOT NULL,
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin,
  workflow_id     VARCHAR(255) COLLATE utf8mb4_bin,
  request         MEDIUMTEXT,
  received_at     DATETIME(6)  NOT NULL,
  due_at          DATETIME(6)  NOT NULL,
  attempts        INT          NOT NULL,
  last_error      TEXT,
  PRIMARY KEY (id),
  UNIQUE KEY inbox_once (source, dedup_key),
  KEY inbox_due (state, priority, received_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE policy_version (
  version         VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  digest          VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  yaml            MEDIUMTEXT   NOT NULL,
  saved_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
