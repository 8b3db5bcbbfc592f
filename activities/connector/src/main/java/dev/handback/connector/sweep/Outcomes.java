package dev.handback.connector.sweep;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Removal;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.ItemOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** From a connector's answer to the process's outcome. */
final class Outcomes {

  private Outcomes() {}

  static ItemOutcome of(AccessItem item, Stage stage, Removal removal, Instant at) {
    return switch (removal) {
      case Removal.Removed removed ->
          new ItemOutcome.Done(
              item.id(),
              stage,
              removed.how(),
              at,
              List.of(),
              removed.residual(),
              removed.fingerprint());
      case Removal.AlreadyAbsent absent ->
          new ItemOutcome.AlreadyAbsent(item.id(), stage, absent.how(), at);
      case Removal.NeedsPerson person ->
          new ItemOutcome.NeedsPerson(item.id(), stage, person.how(), at);
    };
  }

  /**
   * What one item's target refuses is that item's alone, and the others go on. A target that does
   * not answer, or wants to be left alone, is raised: it concerns them all.
   */
  static ItemOutcome attempt(
      AccessItem item, Stage stage, Clock clock, Supplier<ItemOutcome> work) {
    try {
      return work.get();
    } catch (ConnectorException refusal) {
      if (concernsAll(refusal)) {
        throw refusal;
      }
      return new ItemOutcome.Failed(
          item.id(), stage, refusal.kind(), String.valueOf(refusal.getMessage()), clock.instant());
    }
  }

  /** Whether the target is away, or wants to be left alone: no other item fares better. */
  static boolean concernsAll(ConnectorException failure) {
    return failure instanceof ConnectorException.Unavailable
        || failure instanceof ConnectorException.Throttled;
  }

  /** A capability that the target's connector does not have. */
  static ItemOutcome byHand(Target target, AccessItem item, Stage stage, String what, Instant at) {
    return new ItemOutcome.NeedsPerson(item.id(), stage, cannot(target, what), at);
  }

  static String cannot(Target target, String what) {
    return "the connector of %s cannot %s".formatted(target.id(), what);
  }

  /** A target that did not do it: every item of the stage failed for the same reason. */
  static List<ItemOutcome> failed(
      Stage stage, List<AccessItem> items, FailureKind kind, String how, Instant at) {
    return items.stream()
        .filter(item -> stage.concerns(item.kind()))
        .map(item -> (ItemOutcome) new ItemOutcome.Failed(item.id(), stage, kind, how, at))
        .toList();
  }
}
