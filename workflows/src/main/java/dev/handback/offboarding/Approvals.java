package dev.handback.offboarding;

import dev.handback.offboarding.obligation.ObligationState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of approvers, and whose word counts (requirement P5). */
final class Approvals {

  private final OffboardingRequest request;
  private final Map<String, ApprovalDecision> approvals = new LinkedHashMap<>();
  private @Nullable ApprovalDecision rejection;

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
      case APPROVE -> approvals.putIfAbsent(decision.by(), decision);
      case REJECT -> rejection = rejection == null ? decision : rejection;
    }
  }

  boolean decided(int needed) {
    return rejected() || approvals.size() >= needed;
  }

  boolean rejected() {
    return rejection != null;
  }

  ObligationState end() {
    return rejected() ? ObligationState.REJECTED : ObligationState.MET;
  }

  /** Whoever decided it: the one who said no, else everybody who said yes. */
  String by() {
    return rejection == null ? String.join(", ", approvals.keySet()) : rejection.by();
  }

  /** What they said to it; null when nobody said anything. */
  @Nullable String comments() {
    var said = rejection == null ? List.copyOf(approvals.values()) : List.of(rejection);
    var comments =
        said.stream()
            .filter(one -> one.comment() != null)
            .map(one -> "%s: %s".formatted(one.by(), one.comment()))
            .toList();
    return comments.isEmpty() ? null : String.join("; ", comments);
  }
}
