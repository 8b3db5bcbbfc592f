package dev.handback.record.estate;

import dev.handback.offboarding.access.TargetId;
import java.time.Duration;
import java.util.List;

/**
 * One target as the estate has it.
 *
 * @param capabilities what its connector can do, by the names of the connector's interfaces
 * @param byHand what is left to people there, one sentence each
 */
public record EstateTarget(
    TargetId id,
    String connector,
    String owner,
    String taskQueue,
    Duration sla,
    List<String> capabilities,
    List<String> byHand) {

  public EstateTarget {
    capabilities = List.copyOf(capabilities);
    byHand = List.copyOf(byHand);
  }
}
