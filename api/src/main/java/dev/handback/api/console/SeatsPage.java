package dev.handback.api.console;

import dev.handback.offboarding.seat.SeatAccount;
import dev.handback.record.seat.SavingView;
import dev.handback.record.seat.SeatPoolView;
import dev.handback.record.seat.SeatRegister;
import java.util.List;

/** Pools with their balances, seats that wait, and what was saved, the latest month first. */
public record SeatsPage(Shell shell, SeatRegister register, List<SavingView> savings) {

  /** Accounts of the ledger that a pool can have a balance in. */
  public static final List<SeatAccount> BALANCED =
      List.of(
          SeatAccount.HELD,
          SeatAccount.PENDING,
          SeatAccount.FREED,
          SeatAccount.REASSIGNED,
          SeatAccount.CANCELLED_AT_RENEWAL);

  public SeatsPage {
    savings = List.copyOf(savings);
  }

  /** Seats of this pool in this account of the ledger. */
  public int in(SeatPoolView pool, SeatAccount account) {
    return pool.ledger().getOrDefault(account, 0);
  }
}
