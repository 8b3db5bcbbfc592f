package dev.handback.offboarding.access;

import java.util.List;

/**
 * An item that is to be given back.
 *
 * @param told whether the act that took it lived to tell
 * @param fingerprints how Handback's own acts left its account, any of them
 */
public record Suspended(AccessItem item, boolean told, List<String> fingerprints) {

  public Suspended {
    fingerprints = List.copyOf(fingerprints);
  }
}
