-- Targets as the estate has them and as workers last met them; written anew at each start, and no evidence.
CREATE TABLE target (
  id              VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  connector       VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  owner           VARCHAR(320) NOT NULL,
  task_queue      VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  sla_seconds     BIGINT       NOT NULL,
  -- JSON lists: what its connector can do, and what is left to people there
  capabilities    TEXT         NOT NULL,
  by_hand         TEXT         NOT NULL,
  -- a worker started with it in its estate; null once one started without it
  in_estate_since DATETIME(6),
  answered_at     DATETIME(6),
  failed_at       DATETIME(6),
  -- the first of the failures since it last answered
  failing_since   DATETIME(6),
  failure         TEXT,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE INDEX obligation_of_target ON obligation (target_id, state, due_at);

-- When it was last put in force: the latest of them is in force.
ALTER TABLE policy_version ADD COLUMN in_force_at DATETIME(6);
UPDATE policy_version SET in_force_at = saved_at;
