package dev.handback.api.console;

import dev.handback.record.policy.PolicyVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy, a version of it.
 *
 * @param versions the one in force, then those before it
 * @param shown null when there is none yet
 * @param text of the one that is shown
 * @param mayTry whether whoever looks may try one out
 */
public record PolicyPage(
    Shell shell,
    List<PolicyVersion> versions,
    @Nullable PolicyVersion shown,
    String text,
    boolean mayTry) {

  public PolicyPage {
    versions = List.copyOf(versions);
  }

  /** The text, line by line. */
  public List<String> lines() {
    return text.lines().toList();
  }

  public boolean isInForce(PolicyVersion version) {
    return version.inForceAt() != null && version.equals(versions.getFirst());
  }
}
