package dev.handback.record.message;

/** What a message tells (requirements O1, O5, P7, S7). */
public enum MessageKind {
  /** Somebody owes something. */
  OWED,

  /** They still do. */
  REMINDED,

  /** Its time is up, or nearly: somebody else is asked. */
  ESCALATED,

  /** It was handed to somebody else. */
  DELEGATED,

  /** Somebody answered, or it was met. */
  ANSWERED,

  /** Nobody answered in time: the policy's default holds. */
  LAPSED,

  /** A target did not do its part within its SLA (O3). */
  SLA_BREACHED,

  /** An offboarding began. */
  STARTED,

  /** It is over, every item has its end (S7). */
  SEALED,

  /** It is taken back (T13). */
  RESCINDED,

  /** What was removed is there again (S11). */
  CAME_BACK,

  /** All sessions of a person were ordered to end (S1). */
  SESSIONS_REVOKED,

  /** Every account that a person has was proven disabled (S5). */
  ACCOUNTS_DISABLED,

  /** The same accounts were given back (T3, T13). */
  ACCOUNTS_ENABLED,

  /** The mass-removal guard holds an event until an approver has looked at it (P7). */
  HELD,

  /** An event goes on only when an operator says how (T1, T12). */
  NEEDS_PERSON;

  /** Whether it asks for something, and is of no use once that is answered. */
  public boolean isAsking() {
    return switch (this) {
      case OWED, REMINDED, ESCALATED, DELEGATED, SLA_BREACHED, HELD, NEEDS_PERSON -> true;
      case ANSWERED, LAPSED, STARTED, SEALED, RESCINDED, CAME_BACK -> false;
      case SESSIONS_REVOKED, ACCOUNTS_DISABLED, ACCOUNTS_ENABLED -> false;
    };
  }

  /** Whether it cannot wait for the morning, whoever it is about. */
  public boolean isUrgent() {
    return switch (this) {
      case SLA_BREACHED, CAME_BACK -> true;
      case OWED, REMINDED, ESCALATED, DELEGATED, ANSWERED, LAPSED, STARTED, SEALED, RESCINDED ->
          false;
      case SESSIONS_REVOKED, ACCOUNTS_DISABLED, ACCOUNTS_ENABLED, HELD, NEEDS_PERSON -> false;
    };
  }
}
