-- What an offboarding that is taken back needs: how each item was before, who took it and how it was left, and what became of it.

ALTER TABLE access_item
  ADD COLUMN snapshot     TEXT        COLLATE utf8mb4_bin,
  ADD COLUMN taken_by     VARCHAR(32) COLLATE utf8mb4_bin,
  -- a JSON list
  ADD COLUMN fingerprints MEDIUMTEXT  COLLATE utf8mb4_bin,
  ADD COLUMN returned     VARCHAR(32) COLLATE utf8mb4_bin,
  ADD COLUMN returned_how TEXT,
  ADD COLUMN returned_at  DATETIME(6),
  ADD KEY access_item_by_account (target_id, account_id(191));

ALTER TABLE offboarding ADD COLUMN rescinded_at DATETIME(6);

-- A record that was taken back after its seal is sealed once more: the last number counts.
ALTER TABLE seal
  ADD COLUMN number INT NOT NULL DEFAULT 1,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (offboarding_id, number);
