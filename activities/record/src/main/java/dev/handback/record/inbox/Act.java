package dev.handback.record.inbox;

/** What the dispatcher has to do about an event. */
public enum Act {
  START,
  MOVE,
  RESCIND,
  RESTORE
}
