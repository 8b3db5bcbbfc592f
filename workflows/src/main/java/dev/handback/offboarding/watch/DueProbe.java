package dev.handback.offboarding.watch;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.TargetAccount;
import java.time.Instant;
import java.util.List;

/**
 * A probe that is due, with all it needs.
 *
 * @param until when it is given up
 * @param attempts how often it was tried in vain
 * @param items the access that was proven gone at the close
 * @param controlled as in {@link dev.handback.offboarding.access.Sweep}
 * @param staying as there; their sessions are nobody's to look at
 * @param ownPassword as there
 */
public record DueProbe(
    OffboardingId offboarding,
    int number,
    Instant until,
    int attempts,
    List<AccessItem> items,
    List<TargetAccount> controlled,
    List<TargetAccount> staying,
    List<TargetAccount> ownPassword) {

  public DueProbe {
    items = List.copyOf(items);
    controlled = List.copyOf(controlled);
    staying = List.copyOf(staying);
    ownPassword = ownPassword == null ? List.of() : List.copyOf(ownPassword);
  }

  /** Of an offboarding in which nobody kept the password they had. */
  public DueProbe(
      OffboardingId offboarding,
      int number,
      Instant until,
      int attempts,
      List<AccessItem> items,
      List<TargetAccount> controlled,
      List<TargetAccount> staying) {
    this(offboarding, number, until, attempts, items, controlled, staying, List.of());
  }
}
