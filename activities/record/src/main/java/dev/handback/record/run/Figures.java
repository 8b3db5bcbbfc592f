package dev.handback.record.run;

import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.record.item.ItemView;
import dev.handback.record.obligation.ObligationView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The time and money figures of an offboarding (requirements R7, L7).
 *
 * @param timeToContainMs from the later of acceptance and effective date to the end of the last
 *     session; null until all are ended, and when there are none
 * @param timeToRemovalMs from the same moment to the last proof; null until all access is proven
 *     gone or excepted, and when there is none
 * @param residualAccessSeconds how long access outlived its effective date; counts up while some is
 *     not proven gone
 * @param seatsReleased seats that the vendor's own count says are free
 * @param monthlySaving what these cost a month, with two decimals
 * @param currency of the saving; null when nothing is saved. With seats in several currencies it is
 *     the one of most seats, and only these count: amounts of different currencies have no sum
 * @param slaBreached whether something owed was, or is, past its time
 */
public record Figures(
    @Nullable Long timeToContainMs,
    @Nullable Long timeToRemovalMs,
    long residualAccessSeconds,
    int seatsReleased,
    String monthlySaving,
    @Nullable String currency,
    boolean slaBreached) {

  /**
   * A pure function of the record.
   *
   * @param effectiveAt null means at once
   * @param until the end of the run, or now while it lasts
   */
  public static Figures of(
      Instant receivedAt,
      @Nullable Instant effectiveAt,
      List<ItemView> items,
      List<ObligationView> obligations,
      Instant until) {
    var due = effectiveAt == null ? receivedAt : effectiveAt;
    var start = due.isAfter(receivedAt) ? due : receivedAt;
    var access = items.stream().filter(item -> item.kind() != ItemKind.SEAT).toList();
    var removed = access.stream().filter(item -> !excepted(item) && !restored(item)).toList();
    var sessions = access.stream().filter(item -> item.kind() == ItemKind.SESSIONS).toList();
    var saving = Saving.of(items);
    return new Figures(
        millis(start, last(sessions, item -> item.security().removedAt())),
        millis(start, last(removed, Figures::provenAt)),
        removed.stream().mapToLong(item -> residualSeconds(item, due, until)).max().orElse(0),
        saving.seats(),
        saving.amount(),
        saving.currency(),
        obligations.stream()
            // its date is when it ends, not when somebody is late
            .filter(obligation -> obligation.kind() != ObligationKind.EXCEPTION)
            .anyMatch(obligation -> obligation.lateAt(until)));
  }

  private static boolean excepted(ItemView item) {
    return item.disposition() == Disposition.EXCEPTION_APPROVED;
  }

  /** The subject is to have it: that is no residual access. */
  private static boolean restored(ItemView item) {
    return item.status() == ItemStatus.RESTORED;
  }

  private static @Nullable Instant provenAt(ItemView item) {
    return item.status() == ItemStatus.PROVEN ? item.security().provenAt() : null;
  }

  /** The latest of these times; null while one of them is missing, or when there is none. */
  private static @Nullable Instant last(
      List<ItemView> items, Function<ItemView, @Nullable Instant> time) {
    if (items.stream().anyMatch(item -> time.apply(item) == null)) {
      return null;
    }
    return items.stream()
        .map(item -> Objects.requireNonNull(time.apply(item)))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable Long millis(Instant from, @Nullable Instant to) {
    return to == null ? null : Math.max(0, Duration.between(from, to).toMillis());
  }

  private static long residualSeconds(ItemView item, Instant due, Instant until) {
    var removedAt = item.security().removedAt();
    var end = item.status() == ItemStatus.PROVEN && removedAt != null ? removedAt : until;
    return Math.max(0, Duration.between(due, end).toSeconds());
  }
}
