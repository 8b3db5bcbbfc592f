package dev.handback.configuration.policy;

import dev.handback.offboarding.policy.Policy;
import java.time.Duration;
import java.util.List;

/**
 * Owners sign off before what others depend on is cut (requirement S3), as it is written.
 *
 * @param within how long an owner has
 * @param otherwise what silence means
 * @param rules the first whose condition holds for the item counts instead
 */
public record SignOffLine(Duration within, Policy.SafeDefault otherwise, List<Rule> rules) {

  public SignOffLine {
    rules = rules == null ? List.of() : List.copyOf(rules);
  }

  Policy.SignOffs terms() {
    return new Policy.SignOffs(within, otherwise);
  }

  /** How owners of some items are asked. */
  public record Rule(Condition when, Duration within, Policy.SafeDefault otherwise) {

    /** What is asked. */
    public Policy.SignOffs terms() {
      return new Policy.SignOffs(within, otherwise);
    }
  }
}
