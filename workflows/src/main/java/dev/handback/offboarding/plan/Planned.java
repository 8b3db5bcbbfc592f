package dev.handback.offboarding.plan;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.policy.Policy;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is made of what targets found: what goes, as items, and what stays. One function for the run
 * and for its preview, so that they cannot come to different plans (requirements P3, P6).
 */
public record Planned(List<AccessItem> items, List<KeptAccess> kept) {

  public Planned {
    items = List.copyOf(items);
    kept = List.copyOf(kept);
  }

  /** Decides for all of it. */
  public static Planned from(
      OffboardingRequest request,
      Policy policy,
      List<TargetBrief> estate,
      List<FoundAccess> found) {
    var scope = Scope.of(request, policy.birthright(), estate, found);
    return new Planned(Plan.from(request.id(), scope.going(), estate).items(), scope.kept());
  }

  /** Whether no target that answered knows the subject. */
  public boolean nobodyKnows() {
    return items.isEmpty() && kept.stream().noneMatch(one -> one.kind().signsIn());
  }

  /** The same, with more that goes. */
  public Planned and(List<AccessItem> more) {
    return new Planned(Stream.concat(items.stream(), more.stream()).toList(), kept);
  }
}
