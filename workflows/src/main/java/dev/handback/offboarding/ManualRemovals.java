package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Proof;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.seat.SeatLedger;
import java.util.List;

/** What people did by hand, put on the record (O2). */
final class ManualRemovals {

  private final RunItems items;
  private final Obligations obligations;
  private final Journal journal;
  private final SeatLedger ledger;

  ManualRemovals(RunItems items, Obligations obligations, Journal journal, SeatLedger ledger) {
    this.items = items;
    this.obligations = obligations;
    this.journal = journal;
    this.ledger = ledger;
  }

  /** An item that waits for nobody stays as it is. */
  void take(ManualRemoval removal) {
    if (items.waitsForPerson(removal.item())) {
      switch (removal.outcome()) {
        case DONE -> attest(removal);
        case IMPOSSIBLE -> escalate(removal);
      }
    }
  }

  private void attest(ManualRemoval removal) {
    var how = "%s attests: %s".formatted(removal.by(), removal.evidence());
    var proven =
        new ItemOutcome.Proven(
            removal.item(), Stage.VERIFY, new Proof(ProofMethod.ATTESTED, how, removal.at()));
    var changed = items.apply(List.of(proven));
    journal.report(List.of(proven), changed, ledger.attested(changed, removal.at()));
    obligations.endFor(removal.item(), ObligationState.MET, removal.by(), removal.evidence());
  }

  private void escalate(ManualRemoval removal) {
    obligations
        .openFor(removal.item())
        .forEach(owed -> obligations.escalate(owed.id(), removal.by()));
  }
}
