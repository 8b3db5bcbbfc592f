package dev.handback.record.inbox;

/** What a system of record means by an event. */
public enum Meaning {
  /** Access ends, at its date or at once. */
  LEAVES,

  /** What was announced is taken back, as when a termination date is taken out again. */
  RESCINDED,

  /** Who left, or was about to, works here again. */
  REHIRED,

  /** Who was away is back. */
  RETURNED;

  /** Whether access stays after all. */
  public boolean takesBack() {
    return this != LEAVES;
  }
}
