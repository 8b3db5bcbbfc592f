package dev.handback.offboarding;

import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemKind;
import io.temporal.workflow.Workflow;

/** A page of a retirement tells the whole how it stands (requirement T6). */
final class PageReport {

  private final OffboardingRequest request;
  private final RunItems items;
  private boolean waits;

  PageReport(OffboardingRequest request, RunItems items) {
    this.request = request;
    this.items = items;
  }

  /** Nothing is left that it could do now: the next page may begin. */
  void waits() {
    var page = request.page();
    if (page != null && !waits) {
      waits = true;
      tell(page, PageStanding.waiting(page.number()));
    }
  }

  /** It is over. */
  void ended(OffboardingState end) {
    var page = request.page();
    if (page != null) {
      var stays =
          items.all().stream()
              .filter(state -> state.disposition() == Disposition.EXCEPTION_APPROVED)
              .filter(state -> state.item().kind() == ItemKind.ACCOUNT)
              .map(state -> state.item().account().id())
              .toList();
      tell(page, new PageStanding(page.number(), end, stays));
    }
  }

  private static void tell(RetirementPage page, PageStanding standing) {
    var pages = RetirementWorkflow.idOf(page.retirement());
    // nobody hears it where the retirement was ended by hand, or the page is one of its own
    Hearing.of(() ->
        Workflow.newExternalWorkflowStub(RetirementWorkflow.class, pages).pageStands(standing));
  }
}
