package dev.handback.api.webhook;

import dev.handback.api.body.PlainText;
import dev.handback.api.webhook.Sources.EventRule;
import dev.handback.configuration.hr.EffectiveDate;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.record.inbox.Meaning;
import dev.handback.record.inbox.Mentioned;
import dev.handback.record.inbox.SourceWord;
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

  /** They are never about everything: without a name nothing is removed by a guess. */
  private static final Set<Trigger> PARTIAL = Set.of(Trigger.POLICY, Trigger.INACTIVITY);

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
    var subjectId = Objects.requireNonNullElse(event.text(source.body().subject().id()), "");
    var types = event.texts(source.body().eventType());
    var date = effectiveText(event);
    var text = event.node().toString();
    var heard =
        new Heard(event, text, subjectId, eventId(event, subjectId, types, date, text), date);
    var rule = ruleFor(types);
    if (rule.isEmpty()) {
      return new Reading.Ignored(
          heard.discardedKey(),
          text,
          heard.mentioned(),
          "no rule of this source is about " + named(types));
    }
    if (subjectId.isEmpty() || subjectId.length() > ID) {
      return heard.unreadable(
          "the subject's id is missing, too long or no plain text at "
              + source.body().subject().id());
    }
    return takesBack(rule.get(), date) ? takenBack(rule.get(), heard) : leaves(rule.get(), heard);
  }

  /**
   * What makes an event this event.
   *
   * @param date as the source wrote it; null when it wrote none
   */
  private record Heard(
      EventNode event, String text, String subjectId, String eventId, @Nullable String date) {

    String key() {
      return Digest.hex(eventId, subjectId);
    }

    /** What was discarded must not stand in the way of the same event once it can be read. */
    String discardedKey() {
      return "discarded-" + key();
    }

    /** As far as a person's id can be one. */
    Mentioned mentioned() {
      var fits = !subjectId.isEmpty() && subjectId.length() <= ID;
      return new Mentioned(fits ? subjectId : null, eventId);
    }

    Reading unreadable(String why) {
      return new Reading.Unreadable(discardedKey(), text, mentioned(), why);
    }
  }

  private Reading leaves(EventRule rule, Heard heard) {
    var keep = heard.event().list(source.body().keep(), ID);
    var only = heard.event().list(source.body().only(), ID);
    if (keep.isEmpty() || only.isEmpty()) {
      var where = keep.isEmpty() ? source.body().keep() : source.body().only();
      return heard.unreadable("no list of plain texts at " + where);
    }
    if (PARTIAL.contains(rule.trigger()) && only.get().isEmpty()) {
      return heard.unreadable("nothing is named at %s that goes".formatted(source.body().only()));
    }
    try {
      var date = heard.date();
      var effectiveAt = date == null ? null : EffectiveDate.parse(date, source.timeZone());
      var request = request(rule, heard, effectiveAt, keep.get(), only.get());
      return new Reading.Says(heard.key(), heard.text(), SourceWord.leaves(request, source.name()));
    } catch (DateTimeException e) {
      return heard.unreadable(
          "no date or time of ISO 8601 between 1970 and 2999 at " + source.body().effectiveAt());
    }
  }

  /** Its type says so, or the date without which there is no such departure was taken out. */
  private static boolean takesBack(EventRule rule, @Nullable String dateText) {
    return rule.means().takesBack() || (rule.dateRequired() && dateText == null);
  }

  private Reading takenBack(EventRule rule, Heard heard) {
    var request = request(rule, heard, null, List.of(), List.of());
    var word =
        rule.means().takesBack()
            ? SourceWord.takesBack(request, rule.means(), rule.type())
            : SourceWord.takesBack(
                request, Meaning.RESCINDED, rule.type() + " came without a date");
    // the same event with a date, once it has one, is another word
    return new Reading.Says("back-" + heard.key(), heard.text(), word);
  }

  private OffboardingRequest request(
      EventRule rule,
      Heard heard,
      @Nullable Instant effectiveAt,
      List<String> keep,
      List<String> only) {
    var event = heard.event();
    var at = source.body().subject();
    var subject =
        new Subject(
            rule.kind(),
            heard.subjectId(),
            event.text(at.email(), ADDRESS),
            event.text(at.displayName(), ID),
            event.text(at.managerId(), ID));
    var origin =
        new Source(
            source.name(),
            heard.eventId(),
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
        keep,
        event.text(source.body().replacement(), ADDRESS),
        only);
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
