package dev.handback.record.run;

import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.plan.Action;
import dev.handback.record.item.ItemView;
import dev.handback.record.obligation.ObligationView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The plan against what became of it (requirement P6).
 *
 * @param planned items of the first plan
 * @param foundLater items that targets named afterwards
 * @param asPlanned of both, those that went as planned
 * @param otherwise of both, the others
 */
public record PlanResult(int planned, int foundLater, int asPlanned, List<Otherwise> otherwise) {

  public PlanResult {
    otherwise = List.copyOf(otherwise);
  }

  /**
   * A pure function of the record.
   *
   * @param firstPlan how many items the first plan had; null where nobody counted
   */
  public static PlanResult of(
      @Nullable Integer firstPlan,
      OffboardingState state,
      List<ItemView> items,
      List<ObligationView> obligations) {
    var otherwise =
        items.stream()
            .filter(item -> !wentAsPlanned(item))
            .map(item -> otherwise(item, state, obligations))
            .toList();
    var planned = firstPlan == null ? items.size() : Math.min(firstPlan, items.size());
    return new PlanResult(
        planned, items.size() - planned, items.size() - otherwise.size(), otherwise);
  }

  private static boolean wentAsPlanned(ItemView item) {
    var end = item.disposition();
    return (end == Disposition.REMOVED || end == Disposition.RECLAIMED)
        && item.security().proofMethod() != ProofMethod.ATTESTED;
  }

  private static Otherwise otherwise(
      ItemView item, OffboardingState state, List<ObligationView> obligations) {
    var became = became(item, state);
    return new Otherwise(
        item.id(), Action.of(item.kind()), became, why(item, became, state, obligations));
  }

  private static Became became(ItemView item, OffboardingState state) {
    var end = item.disposition();
    if (end == null) {
      return isOver(state) ? Became.LEFT : Became.OPEN;
    }
    return switch (end) {
      case REMOVED, RECLAIMED -> Became.BY_HAND;
      case REASSIGNED -> Became.REASSIGNED;
      case EXCEPTION_APPROVED -> Became.EXCEPTED;
    };
  }

  private static String why(
      ItemView item, Became became, OffboardingState state, List<ObligationView> obligations) {
    return switch (became) {
      case BY_HAND, REASSIGNED -> Objects.requireNonNullElse(item.security().proof(), "");
      case EXCEPTED ->
          about(item, obligations, one -> one.kind() == ObligationKind.EXCEPTION)
              .orElse("an exception was approved");
      case OPEN ->
          about(item, obligations, one -> one.state() == ObligationState.OPEN)
              .orElseGet(() -> notYet(item));
      case LEFT -> "the offboarding is %s: it was not touched".formatted(state);
    };
  }

  /** What is owed about this very item, or else about its target. */
  private static Optional<String> about(
      ItemView item, List<ObligationView> obligations, Predicate<ObligationView> which) {
    var owed = obligations.stream().filter(which).toList();
    return owed.stream()
        .filter(one -> item.id().equals(one.itemId()))
        .findFirst()
        .or(() -> owed.stream().filter(one -> item.target().equals(one.target())).findFirst())
        .map(ObligationView::why);
  }

  private static String notYet(ItemView item) {
    var residual = item.security().residual();
    return residual.isEmpty() ? "it is not done yet" : String.join("; ", residual);
  }

  private static boolean isOver(OffboardingState state) {
    return switch (state) {
      case SEALED, RESCINDED, REJECTED -> true;
      case SCHEDULED, AWAITING_APPROVAL, RUNNING, WAITING -> false;
    };
  }

  /**
   * An item that did not go as planned, or not yet.
   *
   * @param why one sentence
   */
  public record Otherwise(ItemId item, Action expected, Became became, String why) {}

  /** What else becomes of an item. */
  public enum Became {
    /** A person did it, and attests it. */
    BY_HAND,

    /** It is somebody else's. */
    REASSIGNED,

    /** It stays for a time, approved. */
    EXCEPTED,

    /** Not yet what it is meant to be. */
    OPEN,

    /** The offboarding ended without touching it. */
    LEFT
  }
}
