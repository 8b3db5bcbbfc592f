package dev.handback.record.inventory;

/** What became of a sync. */
public enum SyncState {
  RUNNING,
  /** The target listed everything. */
  COMPLETE,
  /** The target listed nothing at all: nothing is marked as gone for that. */
  EMPTY
}
