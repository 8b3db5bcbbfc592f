package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The owner of an account that nobody uses, or of a seat that is too dear for that, is asked
 * whether it is still needed, and somebody is asked whose an account is that is nobody's, until the
 * run's date; silence means that it goes (requirements T9, P8).
 */
final class StillNeeded {

  private final Map<ItemId, ObligationId> asked = new LinkedHashMap<>();
  private final OffboardingRequest request;
  private final RunItems items;
  private final Obligations obligations;

  StillNeeded(OffboardingRequest request, RunItems items, Obligations obligations) {
    this.request = request;
    this.items = items;
    this.obligations = obligations;
  }

  /** Asks about each once. Runs of old asked nobody. */
  void ask(Duration within) {
    if ((request.trigger() != Trigger.INACTIVITY && request.unclaimed() == null)
        || Workflow.getVersion("still-needed", Workflow.DEFAULT_VERSION, 1) != 1) {
      return;
    }
    unused().stream()
        .filter(item -> !asked.containsKey(item.id()))
        .forEach(item -> asked.put(item.id(), ask(item, within)));
  }

  /** The date has come: whoever was asked and said nothing lets it go. */
  void takeSilence() {
    asked.values().forEach(owed -> obligations.end(owed, ObligationState.LAPSED, null));
  }

  private ObligationId ask(AccessItem item, Duration within) {
    return obligations.open(
        ObligationKind.SIGN_OFF, item.id(), item.target(), asked(item), within, why(item));
  }

  private String asked(AccessItem item) {
    var unclaimed = request.unclaimed();
    return unclaimed == null
        ? Objects.requireNonNullElse(request.owner(), item.owner())
        : unclaimed.to();
  }

  private String why(AccessItem item) {
    var unclaimed = request.unclaimed();
    if (unclaimed != null) {
      return "whose is %s of %s? %s. Without a word until then it is disabled"
          .formatted(item.name(), item.target(), unclaimed.why());
    }
    var downgrade = request.downgrade();
    return downgrade == null
        ? "nobody uses %s of %s: is it still needed? Without a word until then it goes"
            .formatted(item.name(), item.target())
        : "%s does not use %s: is a %s seat still needed? Without a word until then it becomes a %s seat, and all access stays"
            .formatted(item.account().name(), item.target(), item.nativeId(), downgrade.to());
  }

  private List<AccessItem> unused() {
    return items.all().stream()
        .filter(state -> !state.disposed())
        .map(ItemState::item)
        .filter(item -> isUnused(item.kind()))
        .toList();
  }

  /** A machine signs in as an application's client, too. */
  private boolean isUnused(ItemKind kind) {
    return request.downgrade() == null ? kind.signsIn() : kind == ItemKind.SEAT;
  }
}
