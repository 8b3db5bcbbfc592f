package dev.handback.configuration.policy;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code policy.yaml} as it is written (requirement P4). */
public record PolicyFile(
    String version,
    Map<Stage, Duration> patience,
    @Nullable List<Policy.ApprovalRule> approvals,
    Owed obligations) {

  public PolicyFile {
    patience = Map.copyOf(patience);
  }

  /**
   * Reads and checks the file.
   *
   * @throws dev.handback.configuration.ConfigurationException with every problem, by file and line
   */
  public static ConfigurationFile<PolicyFile> read(Path file) {
    return ConfigurationFile.read(file, "policy.schema.json", PolicyFile.class);
  }

  /** The policy as a run takes it. */
  public Policy policy() {
    return new Policy(
        version,
        patience,
        approvals == null ? List.of() : approvals,
        obligations.escalateTo(),
        obligations.approveWithin(),
        obligations.identifyWithin(),
        obligations.manualWithin());
  }

  /** Who is asked, and how long they have. */
  public record Owed(
      String escalateTo, Duration approveWithin, Duration identifyWithin, Duration manualWithin) {}
}
