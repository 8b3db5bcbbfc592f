package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.seat.SeatLedger;
import io.temporal.workflow.Functions;
import java.util.List;

/** Seats go back to the vendor as soon as all access at their target is proven gone (S6, R4). */
final class SeatReleases {

  private final WaitingSeats waiting;
  private final RunItems items;
  private final ConnectorDebts debts;
  private final Functions.Proc1<List<ItemOutcome>> askFor;
  private final Journal journal;
  private final SeatLedger ledger;

  SeatReleases(
      WaitingSeats waiting,
      RunItems items,
      ConnectorDebts debts,
      Functions.Proc1<List<ItemOutcome>> askFor,
      Journal journal,
      SeatLedger ledger) {
    this.waiting = waiting;
    this.items = items;
    this.debts = debts;
    this.askFor = askFor;
    this.journal = journal;
    this.ledger = ledger;
  }

  boolean anyReady() {
    return !ready().isEmpty();
  }

  /** The others follow when it is their time. */
  void releaseThoseReady() {
    var ready = waiting.goNow(ready());
    if (ready.isEmpty()) {
      return;
    }
    journal.show();
    // booked before the vendor is told: the record's own guard has the first word (R4)
    journal.report(List.of(), List.of(), SeatLedger.pending(ready, Journal.now()));
    var outcomes = waiting.release(ready);
    var changed = items.apply(outcomes);
    journal.report(outcomes, changed, ledger.ended(changed, outcomes));
    askFor.apply(outcomes);
    debts.openFor(Stage.RELEASE_SEATS, outcomes);
  }

  /** A target that is still chased has not told the record yet what it is about to prove (R4). */
  private List<AccessItem> ready() {
    return items.seatsReady(target -> !debts.isBehind(target));
  }
}
