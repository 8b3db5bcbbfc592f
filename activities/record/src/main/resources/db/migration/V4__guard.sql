-- The mass-removal guard counts what a source starts; whoever counts locks the source's row first (P7).
CREATE TABLE guarded_source (
  source          VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (source)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE inbox ADD KEY inbox_of_source (source, received_at);
