-- Access that stays for a time, approved. Its obligation says whether it still holds.

CREATE TABLE exception_grant (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  obligation_id   VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  item_id         VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  register        VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  reason          TEXT         NOT NULL,
  stays_until     DATETIME(6)  NOT NULL,
  scope           TEXT,
  compensating_control TEXT,
  granted_by      VARCHAR(320) NOT NULL,
  granted_at      DATETIME(6)  NOT NULL,
  PRIMARY KEY (offboarding_id, obligation_id),
  KEY exception_by_end (stays_until),
  CONSTRAINT exception_of FOREIGN KEY (offboarding_id, item_id) REFERENCES access_item (offboarding_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- How often whoever owes it was reminded.
ALTER TABLE obligation ADD COLUMN reminders INT NOT NULL DEFAULT 0;
