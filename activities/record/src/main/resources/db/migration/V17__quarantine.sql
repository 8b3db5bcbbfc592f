-- Which account an offboarding is about because nobody can tell whose it is (P8).
CREATE TABLE quarantine_ask (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  target_id       VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  account_id      VARCHAR(512) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (offboarding_id),
  KEY quarantine_ask_by_account (target_id, account_id),
  CONSTRAINT quarantine_ask_of FOREIGN KEY (offboarding_id) REFERENCES offboarding (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
