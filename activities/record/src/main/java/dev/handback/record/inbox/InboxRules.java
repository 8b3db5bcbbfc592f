package dev.handback.record.inbox;

import dev.handback.record.RecordRefusal.EventRefused;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events an operator can have decided anew or put aside: a pure decision. None whose replay
 * would do nothing, or would act twice (requirement T12).
 */
final class InboxRules {
  private static final String ALREADY = "It does nothing already: it is ";
  private static final String HELD = "It is held: an approver releases or rejects it, at /holds";

  private InboxRules() {}

  /**
   * For one that can be replayed.
   *
   * @throws EventRefused for any other
   */
  static void replayable(HeardRow row, Instant now) {
    refuse(
        switch (row.state()) {
          case NEEDS_PERSON, OUTDATED, DISCARDED -> Optional.empty();
          case RECEIVED, ASKING -> onItsWay(row, now);
          case HELD -> Optional.of(HELD);
          case STARTED -> Optional.of("It started its offboarding, which does not start twice");
          case TOLD -> Optional.of("Its run has heard it already, and would hear it twice");
          case DUPLICATE -> Optional.of("Another event said the same, and that one counts");
          case CONFIRMED -> Optional.of("It says what was known already; a replay does nothing");
          case REJECTED -> Optional.of("An approver has rejected it");
        });
  }

  /**
   * For one that can go on with what is known, whatever its source's API would have said.
   *
   * @throws EventRefused for any other
   */
  static void canProceed(HeardRow row, Instant now) {
    refuse(
        !row.isThin()
            ? Optional.of("Nothing is left to ask about it: it says all that it ever will")
            : row.isClaimed(now)
                ? Optional.of("Its source's API is being asked at this moment: look at it again")
                : Optional.empty());
  }

  /**
   * For one that can be put aside.
   *
   * @param attempts as often it was tried when whoever decides looked at it
   * @throws EventRefused for any other
   */
  static void discardable(HeardRow row, int attempts, Instant now) {
    refuse(
        switch (row.state()) {
          case NEEDS_PERSON -> Optional.empty();
          case RECEIVED, ASKING -> untouched(row, attempts, now);
          case HELD -> Optional.of(HELD);
          case STARTED ->
              Optional.of("It started its offboarding: take that back, at /offboardings");
          case TOLD -> Optional.of("Its run has heard it already");
          case REJECTED, DUPLICATE, CONFIRMED, OUTDATED, DISCARDED ->
              Optional.of(ALREADY + row.state());
        });
  }

  private static Optional<String> onItsWay(HeardRow row, Instant now) {
    return row.lastError() == null || row.isClaimed(now)
        ? Optional.of("It is on its way: nothing has gone wrong with it since")
        : Optional.empty();
  }

  private static Optional<String> untouched(HeardRow row, int attempts, Instant now) {
    return row.isClaimed(now) || row.attempts() != attempts
        ? Optional.of("It is being carried out at this moment: look at it again")
        : Optional.empty();
  }

  private static void refuse(Optional<String> why) {
    if (why.isPresent()) {
      throw new EventRefused(why.get());
    }
  }
}
