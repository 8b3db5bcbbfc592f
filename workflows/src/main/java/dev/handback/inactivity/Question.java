package dev.handback.inactivity;

import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Is it still needed? Asked as an offboarding of this one account that waits for its date: whoever
 * needs it takes the offboarding back until then, and who says nothing lets it happen (T9).
 */
public record Question(UnusedAccount about, OffboardingRequest request) {

  /** The system of record of these offboardings. */
  public static final String SYSTEM = "inactivity-scan";

  /** The same account is asked about once in each period of disuse, whatever was answered. */
  static Question about(UnusedAccount unused, InactivityRules rules, Instant now) {
    var source = new Source(SYSTEM, eventId(unused, rules, now), SYSTEM, now);
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
            List.of(unused.target() + "/" + unused.account().id()));
    return new Question(unused, request);
  }

  private static String eventId(UnusedAccount unused, InactivityRules rules, Instant now) {
    var unusedFor = Duration.between(unused.lastUsedAt(), now);
    var what = Digest.hex(unused.target().value(), unused.account().id());
    return "%s-%s-%d".formatted(what, unused.lastUsedAt(), unusedFor.dividedBy(rules.after()));
  }
}
