package dev.handback.api.offboarding;

import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.RetirementPage;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.item.ItemView;
import dev.handback.record.run.OffboardingRecord;
import dev.handback.record.run.Offboardings;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** The offboardings that calls are about. */
@Singleton
public final class KnownOffboardings {

  private static final Set<OffboardingState> OVER =
      EnumSet.of(OffboardingState.SEALED, OffboardingState.RESCINDED, OffboardingState.REJECTED);

  private final Offboardings offboardings;

  KnownOffboardings(Offboardings offboardings) {
    this.offboardings = offboardings;
  }

  /**
   * The record of this id, for whoever it is not about.
   *
   * @throws Refusal 404
   */
  public OffboardingRecord find(String id, Caller caller) {
    var record = find(id);
    OwnOffboardings.hide(caller, record);
    return record;
  }

  private OffboardingRecord find(String id) {
    return (id.isBlank()
            ? java.util.Optional.<OffboardingRecord>empty()
            : offboardings.find(new OffboardingId(id)))
        .orElseThrow(OwnOffboardings::unknown);
  }

  /**
   * The same, when this person can take it back.
   *
   * @throws Refusal 404, 409, 403 for their own (requirement P5)
   */
  OffboardingRecord findRescindable(String id, Caller caller) {
    var record = find(id);
    OwnOffboardings.refuse(caller, record.subject());
    if (record.rescindedAt() != null || record.state() == OffboardingState.REJECTED) {
      throw nothingToTakeBack(
          "it is %s, and was %s"
              .formatted(record.state(), record.rescindedAt() == null ? "rejected" : "taken back"));
    }
    refusePage(record);
    return record;
  }

  /** What belongs together is taken back together (requirement T6). */
  private static void refusePage(OffboardingRecord record) {
    if (isPage(record)) {
      throw Refusal.of(
          HttpStatus.CONFLICT,
          "It is a page of a retirement",
          "take back %s, or give an exception to what shall stay".formatted(record.link()));
    }
  }

  static boolean isPage(OffboardingRecord record) {
    var whole = record.link();
    return whole != null && record.id().value().startsWith(RetirementPage.pagesOf(whole));
  }

  /**
   * The same, when this person can still say something about it.
   *
   * @throws Refusal 404, 409, 403 for their own (requirement P5)
   */
  OffboardingRecord findOpen(String id, Caller caller) {
    var record = find(id);
    OwnOffboardings.refuse(caller, record.subject());
    if (OVER.contains(record.state())) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "The offboarding is over", "it is %s".formatted(record.state()));
    }
    return record;
  }

  static Refusal nothingToTakeBack(String why) {
    return Refusal.of(HttpStatus.CONFLICT, "There is nothing to take back", why);
  }

  /** Whether people are asked to say yes or no: before it acts, or when risk is contained (T7). */
  static boolean asksForApproval(OffboardingRecord record) {
    return record.state() == OffboardingState.AWAITING_APPROVAL
        || record.obligations().stream()
            .anyMatch(owed ->
                owed.kind() == ObligationKind.APPROVAL && owed.state() == ObligationState.OPEN);
  }

  /**
   * The item of this id.
   *
   * @throws Refusal 404
   */
  ItemView itemOf(OffboardingRecord record, String itemId) {
    return record.items().stream()
        .filter(item -> item.id().value().equals(itemId))
        .findFirst()
        .orElseThrow(
            () -> Refusal.of(HttpStatus.NOT_FOUND, "The offboarding has no item of that id"));
  }
}
