-- What programs sign in with: since when any use of it would be known (T9). Null: nobody can tell.
ALTER TABLE inventory_account
  ADD COLUMN key_id VARCHAR(512) COLLATE utf8mb4_bin,
  ADD COLUMN key_name VARCHAR(512),
  -- the target's word at the last sync: of any use after this it would have told
  ADD COLUMN key_told_since DATETIME(6),
  ADD COLUMN watched_since DATETIME(6);

CREATE INDEX inventory_account_by_correlation ON inventory_account (correlation, subject_id);

-- One offboarding may be about several keys of one workload.
ALTER TABLE inactivity_ask
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (offboarding_id, target_id, account_id);
