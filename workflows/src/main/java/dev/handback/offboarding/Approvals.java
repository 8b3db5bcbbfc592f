package dev.handback.offboarding;

import java.util.LinkedHashSet;
import java.util.Set;

/** The words of approvers, and whose word counts (requirement P5). */
final class Approvals {

  private final OffboardingRequest request;
  private final Set<String> approvers = new LinkedHashSet<>();
  private boolean rejected;

  Approvals(OffboardingRequest request) {
    this.request = request;
  }

  /** Hears a word. The subject's and the requester's own do not count. */
  void hear(ApprovalDecision decision) {
    if (request.subject().signsAs(decision.by())
        || decision.by().equals(request.source().triggeredBy())) {
      return;
    }
    switch (decision.decision()) {
      case APPROVE -> approvers.add(decision.by());
      case REJECT -> rejected = true;
    }
  }

  boolean decided(int needed) {
    return rejected || approvers.size() >= needed;
  }

  boolean approvedBy(int needed) {
    return !rejected && approvers.size() >= needed;
  }

  boolean rejected() {
    return rejected;
  }

  /** Everybody who said yes, for the record. */
  String names() {
    return String.join(", ", approvers);
  }
}
