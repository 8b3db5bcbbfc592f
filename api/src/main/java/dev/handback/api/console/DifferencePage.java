package dev.handback.api.console;

import dev.handback.record.policy.PolicyVersion;
import java.util.List;

/** What differs between two versions of the policy. */
public record DifferencePage(
    Shell shell, List<PolicyVersion> versions, String from, String to, Difference difference) {

  public DifferencePage {
    versions = List.copyOf(versions);
  }
}
