package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.seat.SeatWord;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/** The policy's table of contents: {@link #offboard} is the process, one method a stage. */
public final class OffboardingWorkflowImpl implements OffboardingWorkflow {

  private final OffboardingRequest request;
  private final Terms terms;
  private final RunItems items = new RunItems();
  private final Words words = new Words();
  private final Background background = new Background();
  private final Approvals approvals;
  private final Confirmation confirmation;
  private final EffectiveDate date;
  private final ManualRemovals byHand;
  private final SignOffs signOffs;
  private final StillNeeded stillNeeded;
  private final Exceptions exceptions;
  private final Journal journal;
  private final Estate estate;
  private final Planning planning;
  private final Obligations obligations;
  private final ConnectorDebts debts;
  private final WaitingSeats waiting;
  private final SeatReleases seats;
  private final Restoration restoration;
  private final Retirement retirement;
  private final PageReport page;

  @WorkflowInit
  public OffboardingWorkflowImpl(OffboardingRequest request) {
    this.request = request;
    terms = new Terms(request);
    journal = new Journal(request);
    approvals = new Approvals(request);
    date = new EffectiveDate(request, journal);
    estate = new Estate(request, terms);
    planning = new Planning(request, terms, items, journal);
    obligations = new Obligations(request, journal, terms, background);
    confirmation = new Confirmation(approvals, obligations, terms);
    stillNeeded = new StillNeeded(request, items, obligations);
    debts =
        new ConnectorDebts(
            request,
            terms,
            estate,
            items,
            planning,
            obligations,
            journal,
            background,
            this::askFor);
    waiting = new WaitingSeats(request, terms, estate, items, obligations, journal, background);
    seats = new SeatReleases(waiting, items, debts, this::askFor, journal);
    restoration = new Restoration(request, terms, estate, items, obligations, journal, background);
    retirement = new Retirement(request, terms, planning, obligations, journal, background);
    page = new PageReport(request, items);
    byHand = new ManualRemovals(items, obligations, journal);
    exceptions = new Exceptions(request, items, obligations, debts, journal, terms);
    signOffs = new SignOffs(items, obligations, exceptions, journal, terms);
  }

  @Override
  public OffboardingOutcome offboard(OffboardingRequest request) {
    plan();
    if (!approved()) {
      return callOff(OffboardingState.REJECTED);
    }
    awaitEffectiveDate();
    if (date.rescinded()) {
      return callOff(OffboardingState.RESCINDED);
    }
    date.close();
    if (!ownersHeard()) {
      endWhatIsInFlight();
      return callOff(OffboardingState.RESCINDED);
    }
    debts.actFromNow();
    askFor(planning.forPeople());
    retirement.start(date.at());
    revokeSessions();
    rotateSecrets();
    checkDependencies();
    disableAccounts();
    verifyNoAccess();
    awaitConfirmation();
    releaseSeats();
    awaitWhatIsOwed();
    return date.rescinded() ? takeBack() : seal(OffboardingState.SEALED);
  }

  private void plan() {
    terms.take();
    journal.open(terms.policy().version());
    findAccess();
  }

  /** Asks whoever policy names; nothing is touched before they have answered (P5). */
  private boolean approved() {
    var needed = terms.approversNeeded();
    if (!approvals.decided(needed)) {
      journal.enter(OffboardingState.AWAITING_APPROVAL);
      var why = "%d approval(s) before anything is touched".formatted(needed);
      var asked =
          obligations.open(
              ObligationKind.APPROVAL, null, null, "approver", terms.policy().approveWithin(), why);
      show();
      while (!approvals.decided(needed) && !date.rescinded()) {
        background.await(() -> approvals.decided(needed) || date.heard() || words.waiting());
        date.takeIn();
        words.takeIn();
      }
      if (approvals.decided(needed)) {
        obligations.end(asked, approvals.end(), approvals.by(), approvals.comments());
      }
    }
    return !approvals.rejected();
  }

  /** Waits for the date, however far; what was opened meanwhile is found before it is needed. */
  private void awaitEffectiveDate() {
    date.takeIn();
    if (date.ahead()) {
      journal.enter(OffboardingState.SCHEDULED);
      while (date.ahead()) {
        stillNeeded.ask(date.fromNow());
        show();
        Deadline.await(
            date.fromNow(), "Effective date " + date.at(), () -> date.heard() || words.waiting());
        date.takeIn();
        words.takeIn();
        if (date.due()) {
          findAccess();
          // while targets were asked the date may have moved once more
          date.takeIn();
        }
      }
      stillNeeded.takeSilence();
    }
  }

  /** Nothing was touched, and nothing will be. */
  private OffboardingOutcome callOff(OffboardingState end) {
    date.calledOff();
    date.takeIn();
    debts.callOff();
    waiting.callOff();
    obligations.endAll(ObligationState.REJECTED, date.rescindedBy());
    return seal(end);
  }

  /** Without an outage (S9): nothing of a workload is touched while an owner has not been heard. */
  private boolean ownersHeard() {
    if (asksOwnersFirst()) {
      debts.askFromNow();
      checkDependencies();
      while (signOffs.awaited() && !date.rescinded()) {
        journal.enter(OffboardingState.WAITING);
        show();
        background.await(
            () -> !signOffs.awaited() || date.rescinded() || words.waiting() || signOffs.silent());
        words.takeIn();
        signOffs.takeSilence();
      }
    }
    return !date.rescinded();
  }

  /** Runs of old contained first. */
  private boolean asksOwnersFirst() {
    return request.trigger() == Trigger.WORKLOAD_RETIREMENT
        && Workflow.getVersion("owners-first", Workflow.DEFAULT_VERSION, 1) == 1;
  }

  /** What is in flight ends first; then everything that was taken is given back (T13). */
  private OffboardingOutcome takeBack() {
    endWhatIsInFlight();
    restoration.run(debts::wasBehind);
    show();
    return seal(OffboardingState.RESCINDED);
  }

  private void endWhatIsInFlight() {
    debts.callOff();
    waiting.callOff();
    retirement.takeBack(date.rescission());
    background.await(() -> !debts.anyBehind());
    obligations.endAll(ObligationState.REJECTED, date.rescindedBy());
  }

  private void revokeSessions() {
    sweep(Stage.REVOKE_SESSIONS);
  }

  /** The subject's own at once; of others, what the subject could read (S2). */
  private void rotateSecrets() {
    signOffs.askForExposed();
    sweep(Stage.ROTATE_SECRETS);
  }

  private void checkDependencies() {
    sweep(Stage.CHECK_DEPENDENCIES);
  }

  private void disableAccounts() {
    sweep(Stage.DISABLE_ACCOUNTS);
  }

  private void verifyNoAccess() {
    sweep(Stage.VERIFY);
  }

  /** What was contained at once is asked about now; a no gives it all back (T7, T13). */
  private void awaitConfirmation() {
    var asked = confirmation.ask();
    if (asked && !date.rescinded()) {
      journal.enter(OffboardingState.WAITING);
    }
    while (asked && !confirmation.decided() && !date.rescinded()) {
      show();
      background.await(() -> confirmation.decided() || date.rescinded() || canGoOnWithAccess());
      goOnWithAccess();
    }
    confirmation.take(date);
  }

  /** Only seats whose target's access is all gone; the others follow when it is (S6). */
  private void releaseSeats() {
    if (date.rescinded()) {
      return;
    }
    journal.enter(Stage.RELEASE_SEATS);
    seats.releaseThoseReady();
  }

  /** Targets that fell behind, people who were asked, and the seats that wait for either. */
  private void awaitWhatIsOwed() {
    if (!settledOrRescinded()) {
      journal.enter(OffboardingState.WAITING);
      page.waits();
    }
    while (!settledOrRescinded()) {
      show();
      background.await(() -> settledOrRescinded() || canGoOn());
      if (!date.rescinded()) {
        goOn();
      }
      if (!settledOrRescinded()) {
        journal.enter(OffboardingState.WAITING);
      }
    }
    // a target that was down when asked may turn out to know nobody either
    if (items.nobodyKnows() && !retirement.isOfTarget() && !date.rescinded()) {
      planning.askWhoThisIs(obligations);
      awaitWhatIsOwed();
    }
  }

  private boolean canGoOn() {
    return canGoOnWithAccess() || seats.anyReady();
  }

  private boolean canGoOnWithAccess() {
    return words.waiting()
        || signOffs.silent()
        || signOffs.anybodyToAsk()
        || exceptions.lapsed()
        || accessReady();
  }

  private void goOn() {
    goOnWithAccess();
    if (!date.rescinded()) {
      seats.releaseThoseReady();
    }
  }

  private void goOnWithAccess() {
    if (!date.rescinded()) {
      words.takeIn();
      signOffs.askForExposed();
      signOffs.takeSilence();
      exceptions.takeLapsed();
      catchUp();
    }
  }

  /** What waited for an owner or for the end of an exception goes through all stages now. */
  private void catchUp() {
    if (accessReady()) {
      var where = journal.stage();
      Stage.OF_ACCESS.forEach(this::sweep);
      journal.enter(where);
    }
  }

  private OffboardingOutcome seal(OffboardingState end) {
    background.awaitEnd();
    Workflow.await(Workflow::isEveryHandlerFinished);
    if (takenBackBefore(end)) {
      return takeBack();
    }
    var sealed = journal.seal(end, items.provenByTarget() ? terms.policy().watch() : List.of());
    show();
    page.ended(end);
    // the word may have come while the record was being sealed
    background.awaitEnd();
    if (takenBackBefore(end)) {
      return takeBack();
    }
    return new OffboardingOutcome(
        request.id(), end, sealed.head(), items.all().size(), sealed.at());
  }

  private boolean takenBackBefore(OffboardingState end) {
    return end == OffboardingState.SEALED && date.rescinded();
  }

  @Override
  public void decide(ApprovalDecision decision) {
    approvals.hear(decision);
  }

  @Override
  public void move(DateMove move) {
    date.hear(move);
    background.start(this::recordLateWord);
  }

  @Override
  public void rescind(Rescission rescission) {
    date.hear(rescission);
    background.start(this::recordLateWord);
  }

  /** In time, the run itself takes it in where it waits. */
  private void recordLateWord() {
    if (date.closed()) {
      date.takeIn();
    }
  }

  @Override
  public void delegate(Delegation delegation) {
    obligations.delegate(delegation);
  }

  @Override
  public void seatWord(SeatWord word) {
    words.hear(() -> waiting.hear(word));
  }

  @Override
  public void removedByHand(ManualRemoval removal) {
    words.hear(() -> byHand.take(removal));
  }

  @Override
  public void signOff(SignOff word) {
    words.hear(() -> signOffs.take(word));
  }

  @Override
  public void except(ExceptionGrant grant) {
    words.hear(() -> exceptions.take(grant));
  }

  @Override
  public void owedChanged(Obligation obligation) {
    obligations.hear(obligation);
  }

  /** One stage on every target that keeps up; those that do not are chased from here on. */
  private void sweep(Stage stage) {
    if (date.rescinded()) {
      return;
    }
    words.takeIn();
    journal.enter(stage);
    journal.show();
    var due = items.due(stage, target -> !debts.isBehind(target));
    var outcomes = estate.sweep(stage, due, items);
    var heading = ConnectorDebts.ariseFrom(outcomes) ? stage : stage.next();
    journal.report(outcomes, items.apply(outcomes), List.of(), heading);
    askFor(outcomes);
    debts.openFor(stage, outcomes);
    if (debts.anyBehind()) {
      show();
      debts.awaitThoseBehindIn(stage, terms.policy().patienceOf(stage), date::rescinded);
    }
  }

  private boolean accessReady() {
    return items.isAccessReady(target -> !debts.isBehind(target));
  }

  /** What only people can do, or must agree to. */
  private void askFor(List<ItemOutcome> outcomes) {
    obligations.askFor(outcomes, items);
    signOffs.askFor(outcomes);
  }

  private void findAccess() {
    var answer = estate.findAccess();
    planning.add(answer.found(), answer.unreached());
    answer.unreached().forEach(debts::openFor);
    if (nobodyKnows()) {
      planning.askWhoThisIs(obligations);
    }
  }

  private boolean nobodyKnows() {
    var silent = items.nobodyKnows() && !debts.anyBehind();
    return retirement.isUnknown() || (silent && !retirement.isOfTarget());
  }

  private boolean settledOrRescinded() {
    return date.rescinded() || settled();
  }

  private boolean settled() {
    return items.allDisposed()
        && !debts.anyBehind()
        && obligations.open().isEmpty()
        && !retirement.goesOn()
        && !words.waiting()
        && !exceptions.lapsed();
  }

  /** For whoever looks while the run waits, and after it: a stage itself is over in moments. */
  private void show() {
    journal.show();
    Workflow.setCurrentDetails(
        OperatorView.markdown(request, journal, items.all(), obligations.open()));
  }
}
