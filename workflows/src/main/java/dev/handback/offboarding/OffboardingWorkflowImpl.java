package dev.handback.offboarding;

import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.seat.SeatWord;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** The policy's table of contents: {@link #offboard} is the process, one method a stage. */
public final class OffboardingWorkflowImpl implements OffboardingWorkflow {

  private final RunParts run;
  private final Ending ending;

  @WorkflowInit
  public OffboardingWorkflowImpl(OffboardingRequest request) {
    run = new RunParts(request);
    ending = new Ending(run);
  }

  @Override
  public OffboardingOutcome offboard(OffboardingRequest request) {
    plan();
    if (!approved()) {
      return ending.callOff(OffboardingState.REJECTED);
    }
    awaitEffectiveDate();
    if (run.date.rescinded()) {
      return ending.callOff(OffboardingState.RESCINDED);
    }
    if (!stillApproved()) {
      return ending.callOff(OffboardingState.REJECTED);
    }
    if (run.date.rescinded()) {
      return ending.callOff(OffboardingState.RESCINDED);
    }
    run.date.close();
    run.planning.actFromNow();
    if (!ownersHeard()) {
      ending.endWhatIsInFlight();
      return ending.callOff(OffboardingState.RESCINDED);
    }
    run.debts.actFromNow();
    run.askFor(run.planning.forPeople());
    run.retirement.start(run.date.at());
    run.items.beginAgain();
    revokeSessions();
    rotateSecrets();
    checkDependencies();
    disableAccounts();
    verifyNoAccess();
    awaitConfirmation();
    releaseSeats();
    awaitWhatIsOwed();
    return run.date.rescinded() ? ending.takeBack() : ending.seal(OffboardingState.SEALED);
  }

  private void plan() {
    run.terms.take();
    run.journal.open(run.terms.policy().version());
    run.findAccess();
  }

  /** Asks whoever policy names; nothing is touched before they have answered (P5). */
  private boolean approved() {
    var needed = run.terms.approversNeeded(run.items.planned());
    if (!run.approvals.decided(needed)) {
      run.journal.enter(OffboardingState.AWAITING_APPROVAL);
      var why = "%d approval(s) before anything is touched".formatted(needed);
      var asked =
          run.obligations.open(
              ObligationKind.APPROVAL,
              null,
              null,
              "approver",
              run.terms.policy().approveWithin(),
              why);
      run.show();
      while (!run.approvals.decided(needed) && !run.date.rescinded()) {
        run.background.await(
            () -> run.approvals.decided(needed) || run.date.heard() || run.words.waiting());
        run.date.takeIn();
        run.words.takeIn();
      }
      if (run.approvals.decided(needed)) {
        run.obligations.end(
            asked, run.approvals.end(), run.approvals.by(), run.approvals.comments());
      }
    }
    return !run.approvals.rejected();
  }

  /** What was opened meanwhile may need more people's word than what was there. */
  private boolean stillApproved() {
    return run.approvals.decided(run.terms.approversNeeded(run.items.planned())) || approved();
  }

  /** Waits for the date, however far; what was opened meanwhile is found before it is needed. */
  private void awaitEffectiveDate() {
    run.date.takeIn();
    if (run.date.ahead()) {
      run.journal.enter(OffboardingState.SCHEDULED);
      while (run.date.ahead()) {
        run.stillNeeded.ask(run.date.fromNow());
        run.show();
        Deadline.await(
            run.date.fromNow(),
            "Effective date " + run.date.at(),
            () -> run.date.heard() || run.words.waiting());
        run.date.takeIn();
        run.words.takeIn();
        if (run.date.due()) {
          run.findAccess();
          // while targets were asked the date may have moved once more
          run.date.takeIn();
        }
      }
      run.stillNeeded.takeSilence();
    }
  }

  /** Without an outage (S9): nothing of a workload is touched while an owner has not been heard. */
  private boolean ownersHeard() {
    if (asksOwnersFirst()) {
      run.debts.askFromNow();
      checkDependencies();
      while (ownersAwaited() && looksAgain()) {
        run.findAccess();
        checkDependencies();
      }
    }
    return !run.date.rescinded();
  }

  /** Whether anybody had to be waited for. */
  private boolean ownersAwaited() {
    var waited = false;
    while (run.signOffs.awaited() && !run.date.rescinded()) {
      waited = true;
      run.journal.enter(OffboardingState.WAITING);
      run.show();
      run.background.await(() ->
          !run.signOffs.awaited()
              || run.date.rescinded()
              || run.words.waiting()
              || run.signOffs.silent());
      run.words.takeIn();
      run.signOffs.takeSilence();
    }
    return waited;
  }

  /** Owners take weeks; a machine's certificate is renewed every day. Runs of old did not look. */
  private boolean looksAgain() {
    return !run.date.rescinded()
        && Workflow.getVersion("found-after-owners", Workflow.DEFAULT_VERSION, 1) == 1;
  }

  /** Runs of old contained first. */
  private boolean asksOwnersFirst() {
    return (run.request.trigger() == Trigger.WORKLOAD_RETIREMENT || run.request.isAboutUnusedKeys())
        && Workflow.getVersion("owners-first", Workflow.DEFAULT_VERSION, 1) == 1;
  }

  private void revokeSessions() {
    run.sweep(Stage.REVOKE_SESSIONS);
  }

  /** The subject's own at once; of others, what the subject could read (S2). */
  private void rotateSecrets() {
    run.signOffs.askForExposed();
    run.sweep(Stage.ROTATE_SECRETS);
  }

  private void checkDependencies() {
    run.sweep(Stage.CHECK_DEPENDENCIES);
  }

  private void disableAccounts() {
    run.sweep(Stage.DISABLE_ACCOUNTS);
  }

  private void verifyNoAccess() {
    run.sweep(Stage.VERIFY);
  }

  /** What was contained at once is asked about now; a no gives it all back (T7, T13). */
  private void awaitConfirmation() {
    var asked = run.confirmation.ask();
    if (asked && !run.date.rescinded()) {
      run.journal.enter(OffboardingState.WAITING);
    }
    while (asked && !run.confirmation.decided() && !run.date.rescinded()) {
      run.show();
      run.background.await(
          () -> run.confirmation.decided() || run.date.rescinded() || canGoOnWithAccess());
      goOnWithAccess();
    }
    run.confirmation.take(run.date);
  }

  /** Only seats whose target's access is all gone; the others follow when it is (S6). */
  private void releaseSeats() {
    if (run.date.rescinded()) {
      return;
    }
    run.journal.enter(Stage.RELEASE_SEATS);
    run.seats.releaseThoseReady();
  }

  /** Targets that fell behind, people who were asked, and the seats that wait for either. */
  private void awaitWhatIsOwed() {
    if (!settledOrRescinded()) {
      run.journal.enter(OffboardingState.WAITING);
      run.page.waits();
    }
    while (!settledOrRescinded()) {
      run.show();
      run.background.await(() -> settledOrRescinded() || canGoOn());
      if (!run.date.rescinded()) {
        goOn();
      }
      if (!settledOrRescinded()) {
        run.journal.enter(OffboardingState.WAITING);
      }
    }
    // a target that was down when asked may turn out to know nobody either
    if (run.items.nobodyKnows() && !run.retirement.isOfTarget() && !run.date.rescinded()) {
      run.planning.askWhoThisIs(run.obligations);
      awaitWhatIsOwed();
    }
  }

  private boolean canGoOn() {
    return canGoOnWithAccess() || run.seats.anyReady();
  }

  private boolean canGoOnWithAccess() {
    return run.words.waiting()
        || run.signOffs.silent()
        || run.signOffs.anybodyToAsk()
        || run.exceptions.lapsed()
        || run.accessReady();
  }

  private void goOn() {
    goOnWithAccess();
    if (!run.date.rescinded()) {
      run.seats.releaseThoseReady();
    }
  }

  private void goOnWithAccess() {
    if (!run.date.rescinded()) {
      run.words.takeIn();
      run.signOffs.askForExposed();
      run.signOffs.takeSilence();
      run.exceptions.takeLapsed();
      run.catchUp();
    }
  }

  @Override
  public void decide(ApprovalDecision decision) {
    run.approvals.hear(decision);
  }

  @Override
  public void move(DateMove move) {
    run.date.hear(move);
    run.background.start(this::recordLateWord);
  }

  @Override
  public void rescind(Rescission rescission) {
    run.date.hear(rescission);
    run.background.start(this::recordLateWord);
  }

  /** In time, the run itself takes it in where it waits. */
  private void recordLateWord() {
    if (run.date.closed()) {
      run.date.takeIn();
    }
  }

  @Override
  public void delegate(Delegation delegation) {
    run.obligations.delegate(delegation);
  }

  @Override
  public void seatWord(SeatWord word) {
    run.words.hear(() -> run.waiting.hear(word));
  }

  @Override
  public void removedByHand(ManualRemoval removal) {
    run.words.hear(() -> run.byHand.take(removal));
  }

  @Override
  public void signOff(SignOff word) {
    run.words.hear(() -> run.signOffs.take(word));
  }

  @Override
  public void except(ExceptionGrant grant) {
    run.words.hear(() -> run.exceptions.take(grant));
  }

  @Override
  public void owedChanged(Obligation obligation) {
    run.obligations.hear(obligation);
  }

  private boolean settledOrRescinded() {
    return run.date.rescinded() || run.settled();
  }
}
