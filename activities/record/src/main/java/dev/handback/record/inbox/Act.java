package dev.handback.record.inbox;

/** What the dispatcher has to do about an event. */
enum Act {
  START,
  MOVE,
  RESCIND,
  RESTORE
}
