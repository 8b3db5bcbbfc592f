package dev.handback.offboarding.access;

import java.time.Instant;
import java.util.List;

/**
 * What targets said, and which said nothing.
 *
 * @param unreached targets that did not answer, with the reason each
 */
public record AccessFound(List<FoundAccess> found, List<Unreached> unreached) {

  public AccessFound {
    found = List.copyOf(found);
    unreached = List.copyOf(unreached);
  }

  /** A target of which nothing is known yet. */
  public record Unreached(TargetId target, FailureKind kind, String how, Instant at) {}
}
