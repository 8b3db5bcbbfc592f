-- What operators see of the inbox, and what they said about its events (T11, T12).
ALTER TABLE inbox
  -- whom an event is about, as far as it could be read
  ADD COLUMN subject_id    VARCHAR(255),
  ADD COLUMN event_id      VARCHAR(255),
  ADD COLUMN trigger_kind  VARCHAR(32) COLLATE utf8mb4_bin,
  -- when it was heard again last: the mass-removal guard counts it then
  ADD COLUMN replayed_at   DATETIME(6),
  -- a process is starting or telling its run until then; null when none is
  ADD COLUMN claimed_until DATETIME(6),
  ADD KEY inbox_by_time (received_at, id);

UPDATE inbox SET
  subject_id = JSON_UNQUOTE(JSON_EXTRACT(request, '$.subject.id')),
  event_id = JSON_UNQUOTE(JSON_EXTRACT(request, '$.source.eventId')),
  trigger_kind = JSON_UNQUOTE(JSON_EXTRACT(request, '$.trigger'))
  WHERE request IS NOT NULL;

-- Each word of an operator about an event; whoever adds one holds the event's row.
CREATE TABLE inbox_decision (
  inbox_id        VARCHAR(64)  COLLATE utf8mb4_bin NOT NULL,
  number          INT          NOT NULL,
  decision        VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  decided_by      VARCHAR(320) NOT NULL,
  decided_at      DATETIME(6)  NOT NULL,
  reason          TEXT         NOT NULL,
  -- the event's state before and after
  was             VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  became          VARCHAR(32)  COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (inbox_id, number),
  CONSTRAINT inbox_decision_of FOREIGN KEY (inbox_id) REFERENCES inbox (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
