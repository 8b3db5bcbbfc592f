package dev.handback.messages;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The other side did not take a message. Its sentence is shown to people and has no secret in it.
 */
public final class NotSent extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean forGood;
  private final transient @Nullable Duration askedToWait;

  private NotSent(String why, boolean forGood, @Nullable Duration askedToWait) {
    super(why);
    this.forGood = forGood;
    this.askedToWait = askedToWait;
  }

  /** Another try may help. */
  static NotSent yet(String why) {
    return new NotSent(why, false, null);
  }

  /** Another try may help, not sooner than that. */
  static NotSent before(String why, Duration wait) {
    return new NotSent(why, false, wait);
  }

  /** No other try will help. */
  static NotSent ever(String why) {
    return new NotSent(why, true, null);
  }

  boolean forGood() {
    return forGood;
  }

  Duration askedToWait() {
    return askedToWait == null ? Duration.ZERO : askedToWait;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
