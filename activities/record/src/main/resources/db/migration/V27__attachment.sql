-- Files that people attach to what they did by hand (O2). Append-only, as evidence is: what a file hashes to is in the chain.
CREATE TABLE attachment (
  offboarding_id  VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  id              VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  item_id         VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  -- of the chain's entry about it
  sequence        BIGINT       NOT NULL,
  name            VARCHAR(255) NOT NULL,
  media_type      VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  size            BIGINT       NOT NULL,
  sha256          BINARY(32)   NOT NULL,
  content         MEDIUMBLOB   NOT NULL,
  attached_by     VARCHAR(320) NOT NULL,
  attached_at     DATETIME(6)  NOT NULL,
  PRIMARY KEY (offboarding_id, id),
  CONSTRAINT attachment_of FOREIGN KEY (offboarding_id, item_id) REFERENCES access_item (offboarding_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
