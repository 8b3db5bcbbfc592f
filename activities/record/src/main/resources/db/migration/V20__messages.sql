-- What is to be told to whom, written with the change that it tells of (O5, S7).
CREATE TABLE message (
  -- the same in each attempt: receivers know by it what they have already
  id              VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  obligation_id   VARCHAR(128) COLLATE utf8mb4_bin,
  kind            VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  channel         VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  recipient       VARCHAR(320) NOT NULL,
  address         VARCHAR(320) NOT NULL,
  urgent          BOOLEAN      NOT NULL,
  facts           MEDIUMTEXT   NOT NULL,
  state           VARCHAR(16)  COLLATE utf8mb4_bin NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  -- while it is being sent: when another may take it up
  due_at          DATETIME(6)  NOT NULL,
  attempts        INT          NOT NULL,
  -- the first of those that go together as one; NULL for what goes by itself
  together        VARCHAR(64)  COLLATE utf8mb4_bin,
  sent_at         DATETIME(6),
  why             TEXT,
  PRIMARY KEY (id),
  KEY message_due (state, due_at),
  KEY message_of_recipient (channel, address, state, sent_at),
  KEY message_together (together),
  KEY message_of_obligation (obligation_id),
  CONSTRAINT message_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
