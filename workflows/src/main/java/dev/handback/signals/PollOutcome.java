package dev.handback.signals;

/** What a poll came to, in tokens. */
public record PollOutcome(int stored, int refused) {

  static final PollOutcome NOTHING = new PollOutcome(0, 0);

  PollOutcome and(SignalPage page) {
    return new PollOutcome(stored + page.stored().size(), refused + page.refused().size());
  }
}
