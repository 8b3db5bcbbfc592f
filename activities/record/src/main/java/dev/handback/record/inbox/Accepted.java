package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import org.jspecify.annotations.Nullable;

/**
 * What acceptance came to.
 *
 * @param offboarding the one offboarding that the event is about, whoever told of it first; null
 *     when it is about none
 * @param reason why it does nothing, or not yet; null when it does something
 */
public record Accepted(
    Outcome outcome, @Nullable OffboardingId offboarding, @Nullable String reason) {

  Accepted(Outcome outcome, OffboardingId offboarding) {
    this(outcome, offboarding, null);
  }

  /** What the event does. */
  public enum Outcome {
    /** It starts an offboarding. */
    NEW,

    /** What it does is decided once its source's API has said what it leaves out. */
    ASKING,

    /** It starts one once a person has let it. */
    HELD,

    /** It moves the date of one. */
    MOVED,

    /** It takes one back. */
    RESCINDED,

    /** It is news and changes nothing. */
    KEPT,

    /** It is about no offboarding. */
    IGNORED,

    /** It is no news. */
    DUPLICATE
  }
}
