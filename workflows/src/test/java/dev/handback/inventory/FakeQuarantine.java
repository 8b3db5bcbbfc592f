package dev.handback.inventory;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.TargetId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was asked about; what is unclaimed and claimed is what a spec says. */
public final class FakeQuarantine implements QuarantineActivities {

  /** What is in quarantine. */
  public volatile List<UnclaimedAccount> unclaimed = List.of();

  /** What was asked about, and needs no answer any more. */
  public volatile List<ClaimedAccount> claimed = List.of();

  /** Every question. */
  public final List<OffboardingRequest> asked = new CopyOnWriteArrayList<>();

  @Override
  public List<UnclaimedAccount> unclaimed(UnclaimedQuery query) {
    return unclaimed.stream().limit(query.atMost()).toList();
  }

  @Override
  public void ask(List<OffboardingRequest> questions) {
    asked.addAll(questions);
  }

  @Override
  public List<ClaimedAccount> claimed(TargetId target) {
    return claimed;
  }
}
