package dev.handback.api.webhook;

import dev.handback.api.body.PlainText;
import dev.handback.api.webhook.Sources.EventRule;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one event. The limits are those of the record's columns, in characters. */
final class EventReader {

  private static final int ID = 255;
  private static final int ADDRESS = 320;

  /** As much of a sender's own type names as a reason repeats, in characters. */
  private static final int NAMED_TYPES = 200;

  private final Sources.Source source;
  private final @Nullable String messageId;
  private final Instant receivedAt;

  EventReader(Sources.Source source, @Nullable String messageId, Instant receivedAt) {
    this.source = source;
    this.messageId = messageId;
    this.receivedAt = receivedAt;
  }

  Reading read(EventNode event) {
    var text = event.node().toString();
    var types = event.texts(source.body().eventType());
    var subjectId = Objects.requireNonNullElse(event.text(source.body().subject().id()), "");
    var dateText = effectiveText(event);
    var eventId = eventId(event, subjectId, types, dateText, text);
    var key = Digest.hex(eventId, subjectId);
    // what was discarded must not stand in the way of the same event once it can be read
    var discarded = "discarded-" + key;
    var rule = ruleFor(types);
    if (rule.isEmpty()) {
      return new Reading.Ignored(
          discarded, text, "no rule of this source is about " + named(types));
    }
    if (rule.get().dateRequired() && dateText == null) {
      return new Reading.Ignored(discarded, text, rule.get().type() + " came without a date");
    }
    if (subjectId.isEmpty() || subjectId.length() > ID) {
      return new Reading.Unreadable(
          discarded,
          text,
          "the subject's id is missing, too long or no plain text at "
              + source.body().subject().id());
    }
    try {
      var effectiveAt = dateText == null ? null : EffectiveDate.parse(dateText, source.timeZone());
      return new Reading.Starts(
          key, text, request(event, rule.get(), subjectId, eventId, effectiveAt));
    } catch (DateTimeException e) {
      return new Reading.Unreadable(
          discarded,
          text,
          "no date or time of ISO 8601 between 1970 and 2999 at " + source.body().effectiveAt());
    }
  }

  private OffboardingRequest request(
      EventNode event,
      EventRule rule,
      String subjectId,
      String eventId,
      @Nullable Instant effectiveAt) {
    var at = source.body().subject();
    var subject =
        new Subject(
            rule.kind(),
            subjectId,
            event.text(at.email(), ADDRESS),
            event.text(at.displayName(), ID),
            event.text(at.managerId(), ID));
    var origin =
        new Source(
            source.name(),
            eventId,
            event.text(source.body().triggeredBy(), ADDRESS),
            occurredAt(event));
    return new OffboardingRequest(
        OffboardingId.of(origin, subject, rule.trigger()),
        subject,
        rule.trigger(),
        rule.risk(),
        effectiveAt,
        receivedAt,
        origin,
        List.of(),
        null);
  }

  private Optional<EventRule> ruleFor(Set<String> types) {
    return source.events().stream().filter(rule -> types.contains(rule.type())).findFirst();
  }

  private static String named(Set<String> types) {
    return types.isEmpty()
        ? "an event without a type"
        : PlainText.of(String.join(", ", types), NAMED_TYPES);
  }

  /** Anything but a date is kept as it is, to be refused: taken for none, it would mean at once. */
  private @Nullable String effectiveText(EventNode event) {
    var text = event.raw(source.body().effectiveAt());
    return text == null || EffectiveDate.isNone(text) ? null : text;
  }

  /** The source's own id of the event, else a digest of all that makes it this event. */
  private String eventId(
      EventNode event, String subjectId, Set<String> types, @Nullable String date, String text) {
    var own = event.text(source.body().eventId());
    var id = own == null ? messageId : own;
    if (own == null && id != null && source.body().events() != null) {
      // one message, many events: two of them may be about the same person
      return "sha-" + Digest.hex(id, text);
    }
    if (id != null) {
      return id.length() > ID ? "sha-" + Digest.hex(id) : id;
    }
    var sorted = types.stream().sorted().toList();
    return "sha-"
        + Digest.hex(source.name(), subjectId, sorted.toString(), String.valueOf(date), text);
  }

  /** The source's own time; a malformed one is no reason to lose a removal. */
  private @Nullable Instant occurredAt(EventNode event) {
    var text = event.text(source.body().occurredAt());
    if (text == null) {
      return null;
    }
    try {
      return EffectiveDate.parse(text, source.timeZone());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
