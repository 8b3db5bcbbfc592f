package dev.handback.hr;

import java.time.Duration;

/** An API could not be asked, or its answer is none. The sentence never has a secret in it. */
public final class NoAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  private final Duration notBefore;

  NoAnswer(String why, Duration notBefore) {
    super(why);
    this.notBefore = notBefore;
  }

  NoAnswer(String why) {
    this(why, Duration.ZERO);
  }

  /** So long it asked to be left alone; zero where it did not. */
  Duration notBefore() {
    return notBefore;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
