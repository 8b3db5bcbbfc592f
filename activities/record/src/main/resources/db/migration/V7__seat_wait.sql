-- Seats that policy keeps for a while; ended_at is null while one waits.
CREATE TABLE seat_wait (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  item_id         VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  pool            VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  replacement     VARCHAR(320),
  why             TEXT         NOT NULL,
  since           DATETIME(6)  NOT NULL,
  until_at        DATETIME(6),
  ended_at        DATETIME(6),
  how             TEXT,
  PRIMARY KEY (offboarding_id, item_id),
  KEY seat_wait_queue (ended_at, pool, since),
  CONSTRAINT seat_wait_of FOREIGN KEY (offboarding_id, item_id) REFERENCES access_item (offboarding_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The pools as the estate had them at the last start of a worker.
CREATE TABLE licence_pool (
  pool            VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  target_id       VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  sku             VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  purchased       INT,
  monthly_price   DECIMAL(19, 4),
  currency        VARCHAR(3)   COLLATE utf8mb4_bin,
  contract_end    VARCHAR(10)  COLLATE utf8mb4_bin,
  notice_date     VARCHAR(10)  COLLATE utf8mb4_bin,
  bundle          VARCHAR(255),
  scarce          BOOLEAN      NOT NULL,
  PRIMARY KEY (pool)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
