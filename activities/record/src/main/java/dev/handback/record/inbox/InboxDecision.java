package dev.handback.record.inbox;

import java.time.Instant;

/**
 * What an operator said about an event, and what it came to (requirements T11, O5).
 *
 * @param was the event's state before
 * @param became and after
 */
public record InboxDecision(
    Kind decision, String by, String reason, Instant at, InboxState was, InboxState became) {

  /** What an operator can say. */
  public enum Kind {
    /** Decide about it anew, as if it came now. */
    REPLAYED,

    /** Go on with what is known, without what its source's API left unsaid. */
    PROCEEDED,

    /** It is to do nothing. */
    DISCARDED
  }
}
