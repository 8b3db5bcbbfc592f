package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.plan.Plan;
import dev.handback.offboarding.plan.Scope;
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
    var scope = Scope.of(request, terms.policy().birthright(), found);
    var plan = Plan.from(request.id(), scope.going(), terms.estate());
    items.keep(scope.kept());
    journal.planned(items.add(plan.items()), unreached, scope.kept());
  }
}
