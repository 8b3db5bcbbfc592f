package dev.handback.offboarding.access;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Stage;
import java.util.List;

/**
 * One stage's work on all its targets of one task queue.
 *
 * @param controlled accounts whose throw-away password was seen to sign in after it replaced the
 *     subject's own: only for them does a later refusal prove anything by itself
 * @param staying accounts that stay, of which only a part goes: nobody tries to get in with them
 * @param ownPassword accounts that keep the password they had (T3): what is tried with them needs
 *     none
 * @param changes seats that become one of another kind instead of being freed
 */
public record Sweep(
    OffboardingId offboarding,
    Stage stage,
    List<AccessItem> items,
    List<TargetAccount> controlled,
    List<TargetAccount> staying,
    List<TargetAccount> ownPassword,
    List<SeatChange> changes) {

  public Sweep {
    items = List.copyOf(items);
    controlled = List.copyOf(controlled);
    staying = staying == null ? List.of() : List.copyOf(staying);
    ownPassword = ownPassword == null ? List.of() : List.copyOf(ownPassword);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** Of an offboarding in which nobody keeps the password they had, and no seat is changed. */
  public Sweep(
      OffboardingId offboarding,
      Stage stage,
      List<AccessItem> items,
      List<TargetAccount> controlled,
      List<TargetAccount> staying) {
    this(offboarding, stage, items, controlled, staying, List.of(), List.of());
  }

  /** Of an offboarding in which no seat is changed. */
  public Sweep(
      OffboardingId offboarding,
      Stage stage,
      List<AccessItem> items,
      List<TargetAccount> controlled,
      List<TargetAccount> staying,
      List<TargetAccount> ownPassword) {
    this(offboarding, stage, items, controlled, staying, ownPassword, List.of());
  }
}
