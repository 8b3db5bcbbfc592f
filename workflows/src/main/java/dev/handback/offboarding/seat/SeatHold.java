package dev.handback.offboarding.seat;

import dev.handback.offboarding.access.AccessItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one seat has to wait for (requirements L3, L4): all of it.
 *
 * @param until the date before which it stays; null when there is none
 * @param date why, for example {@code grace of PT168H}
 * @param words what somebody has to say first
 * @param replacement who has to be active first
 */
public record SeatHold(
    @Nullable Instant until,
    @Nullable String date,
    List<SeatEvent> words,
    @Nullable Awaited replacement) {

  public static final SeatHold NONE = new SeatHold(null, null, List.of(), null);

  public SeatHold {
    words = List.copyOf(words);
  }

  /** Somebody who takes over, waited for until then. */
  public record Awaited(String name, Instant until) {}

  /**
   * A pure decision: what this rule makes this seat wait for.
   *
   * @param replacement as the event names them; without one there is nobody to wait for
   */
  public static SeatHold of(
      SeatRule rule,
      AccessItem seat,
      @Nullable SeatPool pool,
      @Nullable String replacement,
      Instant now) {
    var dates = new ArrayList<Dated>();
    if (rule.grace() != null) {
      dates.add(new Dated(now.plus(rule.grace()), "grace of " + rule.grace()));
    }
    if (rule.at() != null) {
      dateOf(rule.at(), pool, now).forEach(dates::add);
    }
    var last =
        dates.stream().filter(one -> one.at().isAfter(now)).max(Comparator.comparing(Dated::at));
    var sought = rule.replacement();
    return new SeatHold(
        last.map(Dated::at).orElse(null),
        last.map(Dated::why).orElse(null),
        Stream.of(
                Boolean.TRUE.equals(rule.legalHold()) ? SeatEvent.HOLD_RELEASED : null,
                rule.after())
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        sought == null || replacement == null || replacement.isBlank()
            ? null
            : new Awaited(replacement, now.plus(sought.within())));
  }

  /** Whether there is nothing to wait for. */
  public boolean nothing() {
    return until == null && words.isEmpty() && replacement == null;
  }

  /** When the wait is over at the latest; null while it hangs on somebody's word. */
  public @Nullable Instant latest() {
    if (!words.isEmpty()) {
      return null;
    }
    var other = replacement == null ? null : replacement.until();
    return Stream.of(until, other)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** All of it in one line. */
  public String why() {
    var parts = new ArrayList<String>();
    if (until != null) {
      parts.add("%s until %s".formatted(date, until));
    }
    if (words.contains(SeatEvent.HOLD_RELEASED)) {
      parts.add("legal hold");
    }
    if (words.contains(SeatEvent.DATA_TRANSFERRED)) {
      parts.add("data not transferred yet");
    }
    if (replacement != null) {
      parts.add(
          "replacement %s not active yet, waited for until %s"
              .formatted(replacement.name(), replacement.until()));
    }
    return String.join("; ", parts);
  }

  private record Dated(Instant at, String why) {}

  private static Stream<Dated> dateOf(SeatDate date, @Nullable SeatPool pool, Instant now) {
    return switch (date) {
      case MONTH_END -> Stream.of(new Dated(nextMonth(now), "end of the month"));
      case CONTRACT_END ->
          dayAfter(pool == null ? null : pool.contractEnd(), "end of the contract");
      case NOTICE_DATE -> dayOf(pool == null ? null : pool.noticeDate(), "date of notice");
    };
  }

  private static Instant nextMonth(Instant now) {
    var first = now.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).plusMonths(1);
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Stream<Dated> dayAfter(@Nullable LocalDate day, String why) {
    return dayOf(day == null ? null : day.plusDays(1), why);
  }

  private static Stream<Dated> dayOf(@Nullable LocalDate day, String why) {
    return Stream.ofNullable(day)
        .map(known -> new Dated(known.atStartOfDay(ZoneOffset.UTC).toInstant(), why));
  }
}
