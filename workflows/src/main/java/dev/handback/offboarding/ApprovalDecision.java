package dev.handback.offboarding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An approver's word. */
public record ApprovalDecision(String by, Decision decision, @Nullable String comment, Instant at) {

  /** What they said. */
  public enum Decision {
    APPROVE,
    REJECT
  }
}
