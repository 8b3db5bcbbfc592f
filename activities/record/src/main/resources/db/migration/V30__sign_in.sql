-- Who signed in, was refused and signed out; never what they signed in with. Refusals that are the same within a minute are one row.
CREATE TABLE sign_in (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  at              DATETIME(6)  NOT NULL,
  last_at         DATETIME(6)  NOT NULL,
  times           BIGINT       NOT NULL,
  -- as they said; null where nobody said
  who             VARCHAR(255),
  method          VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  door            VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  outcome         VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  reason          VARCHAR(255),
  -- null where refusals from many places are counted together
  address         VARCHAR(64)  COLLATE utf8mb4_bin,
  PRIMARY KEY (id),
  KEY sign_in_by_time (at),
  KEY sign_in_by_who (who, id),
  KEY sign_in_by_address (address, id),
  KEY sign_in_by_outcome (outcome, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
