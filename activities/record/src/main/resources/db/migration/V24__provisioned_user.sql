-- What an identity provider has provisioned by SCIM: whom it may deprovision. A deleted user has no row.
CREATE TABLE provisioned_user (
  source      VARCHAR(63)  COLLATE utf8mb4_bin NOT NULL,
  id          VARCHAR(36)  COLLATE utf8mb4_bin NOT NULL,
  -- RFC 7643 4.1.1: without case
  user_name   VARCHAR(255) NOT NULL,
  external_id VARCHAR(255) COLLATE utf8mb4_bin,
  active      BOOLEAN      NOT NULL,
  resource    MEDIUMTEXT   NOT NULL,
  version     BIGINT       NOT NULL,
  created_at  DATETIME(6)  NOT NULL,
  changed_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (source, id),
  UNIQUE KEY provisioned_user_name (source, user_name),
  KEY provisioned_user_external (source, external_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
