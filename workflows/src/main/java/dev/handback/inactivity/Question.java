package dev.handback.inactivity;

import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.seat.SeatDowngrade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is it still needed? Asked as an offboarding of this one account, or of its seat alone, that waits
 * for its date: whoever needs it takes the offboarding back until then, and who says nothing lets
 * it happen (T9).
 */
public record Question(UnusedAccount about, OffboardingRequest request) {

  /** The system of record of these offboardings. */
  public static final String SYSTEM = "inactivity-scan";

  /**
   * The same is asked once in each period of disuse, whatever was answered. An account that is
   * unused for long enough is asked about as a whole, whatever seat it holds.
   *
   * @return none for an account that no rule is about
   */
  static Optional<Question> about(UnusedAccount unused, InactivityRules rules, Instant now) {
    return unused.lastUsedAt().isBefore(now.minus(rules.after()))
        ? Optional.of(removal(unused, rules, now))
        : rules.downgrades().stream()
            .filter(rule -> rule.fits(unused, now))
            .findFirst()
            .map(rule -> downgrade(unused, rule, rules, now));
  }

  private static Question removal(UnusedAccount unused, InactivityRules rules, Instant now) {
    var what = Digest.hex(unused.target().value(), unused.account().id());
    var event = eventId(what, unused, rules.after(), now);
    return of(unused, event, rules, now, unused.account().id(), null);
  }

  private static Question downgrade(
      UnusedAccount unused, DowngradeRule rule, InactivityRules rules, Instant now) {
    var what = Digest.hex(unused.target().value(), unused.account().id(), rule.sku(), rule.to());
    var event = eventId(what, unused, rule.after(), now);
    return of(unused, event, rules, now, ItemKind.SEAT.name(), rule.of(unused));
  }

  private static Question of(
      UnusedAccount unused,
      String event,
      InactivityRules rules,
      Instant now,
      String only,
      @Nullable SeatDowngrade downgrade) {
    var source = new Source(SYSTEM, event, SYSTEM, now);
    var subject = unused.subject();
    var request =
        new OffboardingRequest(
            OffboardingId.of(source, subject, Trigger.INACTIVITY),
            subject,
            Trigger.INACTIVITY,
            Risk.NORMAL,
            now.plus(rules.ask()),
            now,
            source,
            List.of(),
            null,
            List.of(unused.target() + "/" + only),
            null,
            null,
            null,
            downgrade);
    return new Question(unused, request);
  }

  private static String eventId(String what, UnusedAccount unused, Duration period, Instant now) {
    var unusedFor = Duration.between(unused.lastUsedAt(), now);
    return "%s-%s-%d".formatted(what, unused.lastUsedAt(), unusedFor.dividedBy(period));
  }
}
