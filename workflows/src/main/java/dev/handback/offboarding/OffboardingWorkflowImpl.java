package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.obligation.Obligation;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.plan.Plan;
import dev.handback.offboarding.seat.SeatLedger;
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
  private final EffectiveDate date;
  private final ManualRemovals byHand;
  private final SignOffs signOffs;
  private final Exceptions exceptions;
  private final Journal journal;
  private final Estate estate;
  private final Planning planning;
  private final Obligations obligations;
  private final ConnectorDebts debts;
  private final WaitingSeats waiting;

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
    actFromNow();
    revokeSessions();
    rotateSecrets();
    checkDependencies();
    disableAccounts();
    verifyNoAccess();
    releaseSeats();
    awaitWhatIsOwed();
    return seal(OffboardingState.SEALED);
  }

  private void plan() {
    terms.take();
    journal.open(terms.policy().version());
    findAccess();
  }

  /** Asks whoever policy names; nothing is touched before they have answered (P5). */
  private boolean approved() {
    var needed = terms.policy().approversFor(request.trigger(), request.risk());
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
    }
  }

  /** Nothing was touched, and nothing will be. */
  private OffboardingOutcome callOff(OffboardingState end) {
    date.close();
    date.takeIn();
    debts.callOff();
    waiting.callOff();
    obligations.endAll(ObligationState.REJECTED, date.rescindedBy());
    return seal(end);
  }

  private void actFromNow() {
    date.close();
    debts.actFromNow();
  }

  private void revokeSessions() {
    sweep(Stage.REVOKE_SESSIONS);
  }

  private void rotateSecrets() {
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

  /** Only seats whose target's access is all gone; the others follow when it is (S6). */
  private void releaseSeats() {
    journal.enter(Stage.RELEASE_SEATS);
    releaseSeatsThatAreReady();
  }

  /** Targets that fell behind, people who were asked, and the seats that wait for either. */
  private void awaitWhatIsOwed() {
    if (!settled()) {
      journal.enter(OffboardingState.WAITING);
    }
    while (!settled()) {
      show();
      background.await(() -> settled() || canGoOn());
      words.takeIn();
      signOffs.takeSilence();
      exceptions.takeLapsed();
      catchUp();
      releaseSeatsThatAreReady();
      if (!settled()) {
        journal.enter(OffboardingState.WAITING);
      }
    }
    // a target that was down when asked may turn out to know nobody either
    if (items.nobodyKnows()) {
      askWhoThisIs();
      awaitWhatIsOwed();
    }
  }

  private boolean canGoOn() {
    return words.waiting()
        || signOffs.silent()
        || exceptions.lapsed()
        || accessReady()
        || !seatsReady().isEmpty();
  }

  /** What waited for an owner or for the end of an exception goes through all stages now. */
  private void catchUp() {
    if (accessReady()) {
      Stage.OF_ACCESS.forEach(this::sweep);
      journal.enter(Stage.RELEASE_SEATS);
    }
  }

  private OffboardingOutcome seal(OffboardingState end) {
    background.awaitEnd();
    Workflow.await(Workflow::isEveryHandlerFinished);
    var sealed = journal.seal(end, items.provenByTarget() ? terms.policy().watch() : List.of());
    show();
    return new OffboardingOutcome(
        request.id(), end, sealed.head(), items.all().size(), sealed.at());
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
      debts.awaitThoseBehindIn(stage, terms.policy().patienceOf(stage));
    }
  }

  private void releaseSeatsThatAreReady() {
    var ready = waiting.goNow(seatsReady());
    if (ready.isEmpty()) {
      return;
    }
    journal.show();
    // booked before the vendor is told: the record's own guard has the first word (R4)
    journal.report(List.of(), List.of(), SeatLedger.pending(ready, Journal.now()));
    var outcomes = waiting.release(ready);
    var changed = items.apply(outcomes);
    journal.report(outcomes, changed, SeatLedger.ended(changed, outcomes, items::actionOn));
    askFor(outcomes);
    debts.openFor(Stage.RELEASE_SEATS, outcomes);
  }

  private boolean accessReady() {
    return items.isAccessReady(target -> !debts.isBehind(target));
  }

  /** What only people can do, or must agree to. */
  private void askFor(List<ItemOutcome> outcomes) {
    obligations.askFor(outcomes, items);
    signOffs.askFor(outcomes);
  }

  /** A target that is still chased has not told the record yet what it is about to prove (R4). */
  private List<AccessItem> seatsReady() {
    return items.seatsReady(target -> !debts.isBehind(target));
  }

  private void findAccess() {
    var answer = estate.findAccess();
    planning.add(answer.found(), answer.unreached());
    answer.unreached().forEach(debts::openFor);
    if (items.nobodyKnows() && !debts.anyBehind()) {
      askWhoThisIs();
    }
  }

  /** Nobody knows the subject: never dropped, a person says who it is (O1). */
  private void askWhoThisIs() {
    var policy = terms.policy();
    var unknown = Plan.unknownSubject(request.id(), request.subject(), policy.escalateTo());
    journal.planned(items.add(List.of(unknown)), List.of(), List.of());
    var why = "No target knows %s".formatted(request.subject().label());
    var asked = new ItemOutcome.NeedsPerson(unknown.id(), Stage.PLAN, why, Journal.now());
    journal.report(List.of(asked), items.apply(List.of(asked)), List.of());
    obligations.open(
        ObligationKind.IDENTIFY_SUBJECT,
        unknown.id(),
        null,
        policy.escalateTo(),
        policy.identifyWithin(),
        why);
  }

  private boolean settled() {
    return items.allDisposed()
        && !debts.anyBehind()
        && obligations.open().isEmpty()
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
