package dev.handback.offboarding;

import dev.handback.offboarding.obligation.ObligationState;
import io.temporal.workflow.Workflow;
import java.util.List;

/** The ways in which a run ends: called off, taken back, or sealed. */
final class Ending {

  private final RunParts run;

  Ending(RunParts run) {
    this.run = run;
  }

  /** Nothing was touched, and nothing will be. */
  OffboardingOutcome callOff(OffboardingState end) {
    run.date.calledOff();
    run.date.takeIn();
    run.debts.callOff();
    run.waiting.callOff();
    run.obligations.endAll(ObligationState.REJECTED, run.date.rescindedBy());
    return seal(end);
  }

  /** What is in flight ends first; then everything that was taken is given back (T13). */
  OffboardingOutcome takeBack() {
    endWhatIsInFlight();
    run.restoration.run(run.debts::wasBehind);
    run.show();
    return seal(OffboardingState.RESCINDED);
  }

  void endWhatIsInFlight() {
    run.debts.callOff();
    run.waiting.callOff();
    run.retirement.takeBack(run.date.rescission());
    run.background.await(() -> !run.debts.anyBehind());
    run.obligations.endAll(ObligationState.REJECTED, run.date.rescindedBy());
  }

  OffboardingOutcome seal(OffboardingState end) {
    run.background.awaitEnd();
    Workflow.await(Workflow::isEveryHandlerFinished);
    if (takenBackBefore(end)) {
      return takeBack();
    }
    var sealed =
        run.journal.seal(end, run.items.provenByTarget() ? run.terms.policy().watch() : List.of());
    run.show();
    run.page.ended(end);
    // the word may have come while the record was being sealed
    run.background.awaitEnd();
    if (takenBackBefore(end)) {
      return takeBack();
    }
    return new OffboardingOutcome(
        run.request.id(), end, sealed.head(), run.items.all().size(), sealed.at());
  }

  private boolean takenBackBefore(OffboardingState end) {
    return end == OffboardingState.SEALED && run.date.rescinded();
  }
}
