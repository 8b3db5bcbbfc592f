package dev.handback.offboarding.plan;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Gap;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import java.util.List;
import java.util.Map;

/**
 * All that can be known without touching anything.
 *
 * @param dependents what would break without an account, one sentence each, by the account's item
 * @param unreached targets that did not answer, or not to everything
 * @param gaps what only people can do there
 */
public record Findings(
    Planned planned,
    Map<ItemId, List<String>> dependents,
    List<Unreached> unreached,
    List<Gap> gaps) {

  public Findings {
    dependents = Map.copyOf(dependents);
    unreached = List.copyOf(unreached);
    gaps = List.copyOf(gaps);
  }

  List<String> dependentsOf(AccessItem item) {
    return dependents.getOrDefault(item.id(), List.of());
  }

  /** What a target would have said is not known. */
  public record Unreached(TargetId target, String why) {}
}
