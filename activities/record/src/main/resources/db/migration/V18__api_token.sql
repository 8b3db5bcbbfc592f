-- Tokens by which machines call the api; what they are is not kept, only what they hash to.
CREATE TABLE api_token (
  id              VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  name            VARCHAR(128) NOT NULL,
  hash            BINARY(32)   NOT NULL,
  roles           TEXT         NOT NULL,
  -- who made it, and all names they went by: it acts for them
  created_by      VARCHAR(320) NOT NULL,
  email           VARCHAR(320),
  person_id       VARCHAR(255),
  aliases         TEXT         NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  expires_at      DATETIME(6)  NOT NULL,
  last_used_at    DATETIME(6),
  revoked_at      DATETIME(6),
  revoked_by      VARCHAR(320),
  PRIMARY KEY (id),
  UNIQUE KEY api_token_by_hash (hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
