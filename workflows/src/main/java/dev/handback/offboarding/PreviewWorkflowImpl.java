package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Gap;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.plan.Findings;
import dev.handback.offboarding.plan.Plan;
import dev.handback.offboarding.plan.Planned;
import dev.handback.offboarding.plan.Preview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans like the run, with the run's own functions, and asks only what can be asked. */
public final class PreviewWorkflowImpl implements PreviewWorkflow {

  @Override
  public Preview preview(OffboardingRequest request) {
    var terms = new Terms(request);
    terms.take();
    var inquiry = new Inquiry(request, terms);
    var answer = inquiry.findAccess();
    var found = Planned.from(request, terms.policy(), terms.estate(), answer.found());
    terms.askAbout(found.items());
    var checked = inquiry.checkDependencies(found.items());
    var gaps = inquiry.findGaps(targetsOf(found.items()));
    var toSearch = toSearch(request, answer, found);
    var findings =
        new Findings(
            found.and(toSearch.stream().map(one -> notLookedFor(request, terms, one)).toList()),
            dependents(checked),
            unreached(answer, found.items(), checked),
            Stream.concat(toSearch.stream().map(PreviewWorkflowImpl::byHand), gaps.stream())
                .toList());
    return Preview.of(request, terms.ofItems(), findings);
  }

  /** Where a person would look, as in the run: not when only some access is meant (O2, P1). */
  private static List<AccessFound.Unsearched> toSearch(
      OffboardingRequest request, AccessFound answer, Planned found) {
    var isUnknown = found.nobodyKnows() && answer.unreached().isEmpty();
    return isUnknown || !request.isAboutEverything() ? List.of() : answer.unsearched();
  }

  private static AccessItem notLookedFor(
      OffboardingRequest request, Terms terms, AccessFound.Unsearched unsearched) {
    return Plan.notLookedFor(request.id(), request.subject(), terms.target(unsearched.target()));
  }

  private static Gap byHand(AccessFound.Unsearched unsearched) {
    return new Gap(unsearched.target(), ItemKind.ACCOUNT, unsearched.why());
  }

  private static List<TargetId> targetsOf(List<AccessItem> items) {
    return items.stream().map(AccessItem::target).distinct().toList();
  }

  private static Map<ItemId, List<String>> dependents(List<ItemOutcome> checked) {
    var dependents = new LinkedHashMap<ItemId, List<String>>();
    for (var outcome : checked) {
      if (outcome instanceof ItemOutcome.Done done && !done.residual().isEmpty()) {
        dependents.put(done.item(), done.residual());
      }
    }
    return dependents;
  }

  /** Also those that said what the subject has, but not what depends on it. */
  private static List<Findings.Unreached> unreached(
      AccessFound answer, List<AccessItem> items, List<ItemOutcome> checked) {
    var unreached = new ArrayList<Findings.Unreached>();
    answer
        .unreached()
        .forEach(one -> unreached.add(new Findings.Unreached(one.target(), one.how())));
    for (var outcome : checked) {
      if (outcome instanceof ItemOutcome.Failed failed) {
        items.stream()
            .filter(item -> item.id().equals(failed.item()))
            .map(item ->
                new Findings.Unreached(
                    item.target(),
                    "what depends on %s is not known: %s".formatted(item.name(), failed.how())))
            .forEach(unreached::add);
      }
    }
    return unreached;
  }
}
