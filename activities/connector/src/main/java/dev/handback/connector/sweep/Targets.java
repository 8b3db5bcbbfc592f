package dev.handback.connector.sweep;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.ListsAccounts;
import dev.handback.offboarding.access.Gap;
import dev.handback.offboarding.access.TargetId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The targets that this worker serves. */
public final class Targets implements AutoCloseable {

  private final Map<TargetId, Target> byId;

  public Targets(Collection<Target> targets) {
    byId = targets.stream().collect(Collectors.toUnmodifiableMap(Target::id, Function.identity()));
  }

  /**
   * The target of this name.
   *
   * @throws ConnectorException.Misconfigured when this worker does not serve it
   */
  public Target get(TargetId id) {
    var target = byId.get(id);
    if (target == null) {
      throw new ConnectorException.Misconfigured(
          "target %s is not in this worker's estate.yaml".formatted(id), null);
    }
    return target;
  }

  /** Those whose connector can list accounts. */
  public List<TargetId> listing() {
    return all().stream()
        .filter(target -> target.connector() instanceof ListsAccounts)
        .map(Target::id)
        .toList();
  }

  /** What the connector of a target can do, by the names of the capability interfaces. */
  public List<String> capabilitiesOf(TargetId id) {
    return get(id).capabilities();
  }

  /** What is left to people there, one sentence each. */
  public List<String> byHandAt(TargetId id) {
    return Lacking.of(get(id)).stream().map(Gap::why).distinct().toList();
  }

  /** All of them, in the order of their names. */
  List<Target> all() {
    return byId.values().stream().sorted(Comparator.comparing(it -> it.id().value())).toList();
  }

  @Override
  public void close() {
    byId.values().forEach(target -> target.connector().close());
  }
}
