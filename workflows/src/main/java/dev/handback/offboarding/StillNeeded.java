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

/**
 * The owner of an account that nobody uses is asked whether it is still needed, or somebody whose
 * an account is that is nobody's, until the run's date; silence means removal (requirements T9,
 * P8).
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

  /** Asks about each account once. Runs of old asked nobody. */
  void ask(Duration within) {
    if ((request.trigger() != Trigger.INACTIVITY && request.unclaimed() == null)
        || Workflow.getVersion("still-needed", Workflow.DEFAULT_VERSION, 1) != 1) {
      return;
    }
    accounts().stream()
        .filter(account -> !asked.containsKey(account.id()))
        .forEach(account -> asked.put(account.id(), ask(account, within)));
  }

  /** The date has come: whoever was asked and said nothing lets it go. */
  void takeSilence() {
    asked.values().forEach(owed -> obligations.end(owed, ObligationState.LAPSED, null));
  }

  private ObligationId ask(AccessItem account, Duration within) {
    return obligations.open(
        ObligationKind.SIGN_OFF,
        account.id(),
        account.target(),
        askedAbout(account),
        within,
        question(account));
  }

  private String askedAbout(AccessItem account) {
    var unclaimed = request.unclaimed();
    return unclaimed == null ? account.owner() : unclaimed.to();
  }

  private String question(AccessItem account) {
    var unclaimed = request.unclaimed();
    return unclaimed == null
        ? "nobody uses %s of %s: is it still needed? Without a word until then it goes"
            .formatted(account.name(), account.target())
        : "whose is %s of %s? %s. Without a word until then it is disabled"
            .formatted(account.name(), account.target(), unclaimed.why());
  }

  private List<AccessItem> accounts() {
    return items.all().stream()
        .filter(state -> !state.disposed())
        .map(ItemState::item)
        .filter(item -> item.kind() == ItemKind.ACCOUNT)
        .toList();
  }
}
