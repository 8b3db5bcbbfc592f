package dev.handback.record.inbox;

/** What became of an event. */
public enum InboxState {
  /** Accepted; its run is not started, or not told, yet. */
  RECEIVED,

  /** Accepted; its source's API is asked first what the event leaves out. */
  ASKING,

  /** More than its source may start at once: it waits for a person's word. */
  HELD,

  /** A person said that it must not start. */
  REJECTED,

  /** Its run is started. */
  STARTED,

  /** Its run has heard that the date moved or that it is taken back, or another restores. */
  TOLD,

  /** Another event had started the same offboarding before. */
  DUPLICATE,

  /** It says what is known already. */
  CONFIRMED,

  /** Its source has said something later already. */
  OUTDATED,

  /** Its offboarding went on without it, and a person has to look at it. */
  NEEDS_PERSON,

  /** Heard and not acted on, for a reason that is kept. */
  DISCARDED
}
