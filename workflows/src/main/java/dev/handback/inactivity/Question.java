package dev.handback.inactivity;

import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.seat.SeatDowngrade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Is it still needed? Asked as an offboarding of this one account, of its seat alone, or of the
 * keys of one workload, that waits for its date: whoever needs it says so until then, and who says
 * nothing lets it happen (T9).
 */
public record Question(List<About> about, OffboardingRequest request) {

  /** The system of record of these offboardings. */
  public static final String SYSTEM = "inactivity-scan";

  public Question {
    about = List.copyOf(about);
  }

  /** An account of the inventory that is asked about, and since when nobody has used it. */
  public record About(TargetId target, String account, Instant unusedSince) {}

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

  /** All that one workload has unused, in one offboarding. Only what was not asked is told here. */
  static Question about(List<UnusedKey> keys, KeyRule rule, Instant now) {
    var first = keys.getFirst();
    var only = keys.stream().map(key -> key.target() + "/" + key.key().id()).toList();
    var event = "%s-%s".formatted(Digest.hex(first.subject().id(), String.join(" ", only)), now);
    var owner = keys.stream().map(UnusedKey::owner).collect(Collectors.toSet());
    return new Question(
        keys.stream()
            .map(key -> new About(key.target(), key.account().id(), key.unusedSince()))
            .toList(),
        request(
            first.subject(),
            event,
            now,
            now.plus(rule.ask()),
            only,
            null,
            // several owners: each target's own is asked
            owner.size() == 1 ? first.owner() : null));
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
    var names = List.of(unused.target() + "/" + only);
    return new Question(
        List.of(new About(unused.target(), unused.account().id(), unused.lastUsedAt())),
        request(unused.subject(), event, now, now.plus(rules.ask()), names, downgrade, null));
  }

  private static OffboardingRequest request(
      Subject subject,
      String event,
      Instant now,
      Instant until,
      List<String> only,
      @Nullable SeatDowngrade downgrade,
      @Nullable String owner) {
    var source = new Source(SYSTEM, event, SYSTEM, now);
    return new OffboardingRequest(
        OffboardingId.of(source, subject, Trigger.INACTIVITY),
        subject,
        Trigger.INACTIVITY,
        Risk.NORMAL,
        until,
        now,
        source,
        List.of(),
        null,
        only,
        null,
        null,
        null,
        downgrade,
        owner,
        null);
  }

  private static String eventId(String what, UnusedAccount unused, Duration period, Instant now) {
    var unusedFor = Duration.between(unused.lastUsedAt(), now);
    return "%s-%s-%d".formatted(what, unused.lastUsedAt(), unusedFor.dividedBy(period));
  }
}
