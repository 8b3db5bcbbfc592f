-- Events are kept one behind the other: ids are digests, and rows in their order were spread over all of the table.
-- An id is a digest of source and key, so that it alone says that an event was heard before.
ALTER TABLE inbox ADD UNIQUE KEY inbox_once_by_id (id);
ALTER TABLE inbox
  DROP PRIMARY KEY,
  ADD COLUMN number BIGINT NOT NULL AUTO_INCREMENT FIRST,
  ADD PRIMARY KEY (number),
  DROP KEY inbox_once;
