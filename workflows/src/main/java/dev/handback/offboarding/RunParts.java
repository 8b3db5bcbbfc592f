package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.seat.SeatLedger;
import io.temporal.workflow.Workflow;
import java.util.List;

/** The parts of one run, and what stages and waits do with them together. */
final class RunParts {

  final OffboardingRequest request;
  final Terms terms;
  final RunItems items = new RunItems();
  final Words words = new Words();
  final Background background = new Background();
  final Approvals approvals;
  final Confirmation confirmation;
  final EffectiveDate date;
  final ManualRemovals byHand;
  final SignOffs signOffs;
  final StillNeeded stillNeeded;
  final Exceptions exceptions;
  final Journal journal;
  final Estate estate;
  final Planning planning;
  final Obligations obligations;
  final ConnectorDebts debts;
  final WaitingSeats waiting;
  final SeatReleases seats;
  final Restoration restoration;
  final Retirement retirement;
  final PageReport page;

  RunParts(OffboardingRequest request) {
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
    var ledger = new SeatLedger(items::actionOn, terms::pool);
    waiting = new WaitingSeats(request, terms, estate, items, obligations, journal, background);
    seats = new SeatReleases(waiting, items, debts, this::askFor, journal, ledger);
    restoration = new Restoration(request, terms, estate, items, obligations, journal, background);
    retirement = new Retirement(request, terms, planning, obligations, journal, background);
    page = new PageReport(request, items);
    byHand = new ManualRemovals(items, obligations, journal, ledger);
    exceptions = new Exceptions(request, items, obligations, debts, journal, terms);
    signOffs = new SignOffs(items, obligations, exceptions, journal, terms);
  }

  void findAccess() {
    var answer = estate.findAccess();
    planning.add(answer.found(), answer.unreached());
    answer.unreached().forEach(debts::openFor);
    if (nobodyKnows()) {
      planning.askWhoThisIs(obligations);
    } else {
      planning.leaveToSearch(answer.unsearched());
    }
  }

  private boolean nobodyKnows() {
    var silent = items.nobodyKnows() && !debts.anyBehind();
    return retirement.isUnknown() || (silent && !retirement.isOfTarget());
  }

  /** One stage on every target that keeps up; those that do not are chased from here on. */
  void sweep(Stage stage) {
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

  boolean accessReady() {
    return items.isAccessReady(target -> !debts.isBehind(target));
  }

  /** What waited for an owner or for the end of an exception goes through all stages now. */
  void catchUp() {
    if (accessReady()) {
      var where = journal.stage();
      items.beginAgain();
      Stage.OF_ACCESS.forEach(this::sweep);
      journal.enter(where);
    }
  }

  /** What only people can do, or must agree to. */
  void askFor(List<ItemOutcome> outcomes) {
    obligations.askFor(outcomes, items);
    signOffs.askFor(outcomes);
  }

  boolean settled() {
    return items.allDisposed()
        && !debts.anyBehind()
        && obligations.open().isEmpty()
        && !retirement.goesOn()
        && !words.waiting()
        && !exceptions.lapsed();
  }

  /** For whoever looks while the run waits, and after it: a stage itself is over in moments. */
  void show() {
    journal.show();
    Workflow.setCurrentDetails(
        OperatorView.markdown(request, journal, items.all(), obligations.open()));
  }
}
