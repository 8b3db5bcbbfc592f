package dev.handback.hr;

import dev.handback.configuration.hr.Poll;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.poll.PolledItem;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.inbox.SourceWord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who leaves, found by asking. The same person, trigger and date are the same event
 * however often they are found, and the same departure as the one that was sent (requirement T12).
 */
record Departure(InboxEvent event, SourceWord word) {

  /**
   * Empty where nobody leaves, where it was too long ago to have been missed now, and where the API
   * does not say clearly that somebody does: nobody is removed by a guess.
   */
  static Optional<Departure> of(
      String source, Poll poll, PolledItem item, PersonAnswer answer, Instant now) {
    try {
      var date = answer.effectiveAt();
      return leaves(answer, date, now) && !isLongAgo(date, poll, now)
          ? Optional.of(departure(source, poll, item, answer, now))
          : Optional.empty();
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static boolean leaves(PersonAnswer answer, @Nullable Instant date, Instant now) {
    if (date == null || answer.employed()) {
      return answer.saysLeft() || (date != null && date.isAfter(now));
    }
    return true;
  }

  private static boolean isLongAgo(@Nullable Instant date, Poll poll, Instant now) {
    return date != null && date.isBefore(now.minus(poll.horizon()));
  }

  private static Departure departure(
      String source, Poll poll, PolledItem item, PersonAnswer answer, Instant now) {
    var date = answer.effectiveAt();
    // without a date it is the change itself that tells one departure from the next
    var when = date == null ? "changed " + item.changedAt() : date.toString();
    var key = "polled-" + Digest.hex(item.id(), poll.trigger().name(), when);
    var subject = answer.subject(new Subject(poll.kind(), item.id(), null, null, null));
    var origin = new Source(source, key, null, item.changedAt());
    var request =
        new OffboardingRequest(
            OffboardingId.of(origin, subject, poll.trigger()),
            subject,
            poll.trigger(),
            Risk.NORMAL,
            date,
            now,
            origin,
            List.of(),
            null);
    var text = "{\"polled\":\"%s\"}".formatted(key);
    return new Departure(
        new InboxEvent(source, key, Map.of(), text, now), SourceWord.leaves(request, source));
  }
}
