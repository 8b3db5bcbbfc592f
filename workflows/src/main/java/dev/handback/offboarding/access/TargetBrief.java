package dev.handback.offboarding.access;

import dev.handback.inventory.NamePattern;
import dev.handback.offboarding.seat.SeatPool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a run needs to know of a target: nothing of its vendor.
 *
 * @param taskQueue where activities on it run: the queue of the runs, or one of its network zone
 * @param sla how long a removal may be owed there before it is escalated (requirement O3)
 * @param seats the pools of seats it sells
 * @param shared accounts that several people use at once or in turn: nobody's own (P1, L8)
 */
public record TargetBrief(
    TargetId id,
    String owner,
    String taskQueue,
    Duration sla,
    List<SeatPool> seats,
    List<NamePattern> shared) {

  public TargetBrief {
    // runs that began before there were pools have none
    seats = List.copyOf(Objects.requireNonNullElse(seats, List.of()));
    shared = List.copyOf(Objects.requireNonNullElse(shared, List.of()));
  }

  /** One where everybody has an account of their own. */
  public TargetBrief(
      TargetId id, String owner, String taskQueue, Duration sla, List<SeatPool> seats) {
    this(id, owner, taskQueue, sla, seats, List.of());
  }

  /** One that sells no seats. */
  public TargetBrief(TargetId id, String owner, String taskQueue, Duration sla) {
    this(id, owner, taskQueue, sla, List.of(), List.of());
  }

  /** Whether several people use this account. */
  public boolean shares(AccountRef account) {
    return shared.stream()
        .anyMatch(name -> name.matches(account.name()) || name.matches(account.id()));
  }
}
