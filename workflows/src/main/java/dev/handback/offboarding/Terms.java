package dev.handback.offboarding;

import dev.handback.offboarding.SettingsActivities.RunSettings;
import dev.handback.offboarding.SettingsActivities.SweepMode;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.Owing;
import dev.handback.offboarding.policy.ConditionsAsked;
import dev.handback.offboarding.policy.ConditionsHeld;
import dev.handback.offboarding.policy.PlanPolicy;
import dev.handback.offboarding.policy.Policy;
import dev.handback.offboarding.seat.SeatPool;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The policy and the estate that a run takes at its start and keeps to its end (requirement P4).
 */
final class Terms {

  private final OffboardingRequest request;
  private @Nullable RunSettings settings;
  private final Map<TargetId, TargetBrief> targets = new LinkedHashMap<>();
  private ConditionsHeld conditions = ConditionsHeld.NONE;

  Terms(OffboardingRequest request) {
    this.request = request;
  }

  /** Takes what is in force now. */
  void take() {
    var current = configuration().current(request);
    current.estate().forEach(brief -> targets.put(brief.id(), brief));
    settings = current;
  }

  Policy policy() {
    return taken().policy();
  }

  /** Has the policy's conditions over items answered for these. */
  void askAbout(List<AccessItem> items) {
    var asked = policy().conditions();
    if (asked.isEmpty() || items.isEmpty()) {
      return;
    }
    conditions =
        conditions.and(configuration().holding(new ConditionsAsked(request, asked, items)));
  }

  /** The policy with what it says of single items. */
  PlanPolicy ofItems() {
    return new PlanPolicy(policy(), conditions);
  }

  /** So many people say yes before these are touched: for a page, they have (P5). */
  int approversNeeded(List<AccessItem> items) {
    return request.page() == null ? ofItems().approversFor(request, items) : 0;
  }

  /** How the policy treats what is owed in this way. */
  Owing owing(ObligationKind kind, @Nullable ItemId item) {
    var signOffs = item == null ? policy().signOffs() : ofItems().signOffsFor(item);
    return new Owing(kind, policy(), signOffs);
  }

  /** Whether a name that somebody signs with is the subject's own: it never counts (P5). */
  boolean isSubject(String name) {
    return request.subject().signsAs(name);
  }

  SweepMode sweeps() {
    return taken().sweeps();
  }

  List<TargetBrief> estate() {
    return taken().estate();
  }

  TargetBrief target(TargetId id) {
    return Objects.requireNonNull(targets.get(id), "no such target in this run: " + id);
  }

  /** Whether it is the password or a certificate of an account that several people use. */
  boolean isSharedSecret(AccessItem item) {
    return (item.kind() == ItemKind.CREDENTIAL || item.kind() == ItemKind.CERTIFICATE)
        && request.trigger().isAboutPerson()
        && target(item.target()).shares(item.account());
  }

  /** The pool that a seat is from; null where the estate names none. */
  @Nullable SeatPool pool(AccessItem seat) {
    return pool(seat.target(), seat.nativeId());
  }

  /** The seats that a target sells as this; null where the estate names none. */
  @Nullable SeatPool pool(TargetId target, String sku) {
    return target(target).seats().stream()
        .filter(pool -> pool.sku().equals(sku))
        .findFirst()
        .orElse(null);
  }

  boolean knows(TargetId id) {
    return targets.containsKey(id);
  }

  private static SettingsActivities configuration() {
    return Workflow.newLocalActivityStub(SettingsActivities.class, Reach.record());
  }

  private RunSettings taken() {
    return Objects.requireNonNull(settings, "terms are taken when the run begins");
  }
}
