-- Access is probed again after the close. Sealing plans the probes; next_at is when one is tried next, null once it has ended.
CREATE TABLE probe (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  number          INT          NOT NULL,
  due_at          DATETIME(6)  NOT NULL,
  until_at        DATETIME(6)  NOT NULL,
  next_at         DATETIME(6),
  attempts        INT          NOT NULL,
  done_at         DATETIME(6),
  result          VARCHAR(32)  COLLATE utf8mb4_bin,
  seen            MEDIUMTEXT,
  linked_id       VARCHAR(64)  COLLATE utf8mb4_bin,
  PRIMARY KEY (offboarding_id, number),
  KEY probe_next (next_at),
  CONSTRAINT probe_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The offboarding after which this one's access came back.
ALTER TABLE offboarding ADD COLUMN link VARCHAR(64) COLLATE utf8mb4_bin;
