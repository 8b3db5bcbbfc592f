package dev.handback.record.inbox;

/** What became of an event. */
public enum InboxState {
  /** Accepted; its run is not started yet. */
  RECEIVED,

  /** Its run is started. */
  STARTED,

  /** Another event had started the same offboarding before. */
  DUPLICATE,

  /** Heard and not acted on, for a reason that is kept. */
  DISCARDED
}
