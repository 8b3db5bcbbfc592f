package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.plan.Planned;
import java.util.List;

/** What targets have found joins the plan, or is stated as staying (requirements P3, T2). */
final class Planning {

  private final OffboardingRequest request;
  private final Terms terms;
  private final RunItems items;
  private final Journal journal;

  Planning(OffboardingRequest request, Terms terms, RunItems items, Journal journal) {
    this.request = request;
    this.terms = terms;
    this.items = items;
    this.journal = journal;
  }

  /** What is known already keeps its state. */
  void add(List<FoundAccess> found, List<AccessFound.Unreached> unreached) {
    var planned = Planned.from(request, terms.policy(), terms.estate(), found);
    items.keep(planned.kept());
    journal.planned(items.add(planned.items()), unreached, planned.kept());
  }
}
