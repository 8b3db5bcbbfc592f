package dev.handback.offboarding.seat;

import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetId;

/**
 * The one seat that an offboarding is about, where its account stays (requirement T9).
 *
 * @param sku what the seat is
 * @param to what it becomes
 */
public record SeatDowngrade(TargetId target, AccountRef account, String sku, String to) {

  /** What becomes of the seat. */
  public SeatAction action() {
    return new SeatAction(SeatAction.Kind.DOWNGRADE, to);
  }

  /** Whether this is the seat. One that is of another kind by now is not. */
  public boolean means(FoundAccess found) {
    return found.kind() == ItemKind.SEAT && isOfAccount(found) && found.nativeId().equals(sku);
  }

  /** Whether it is on the account whose seat it is. */
  public boolean isOfAccount(FoundAccess found) {
    return found.target().equals(target) && found.account().id().equals(account.id());
  }
}
