package dev.handback.hr;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.configuration.hr.EffectiveDate;
import dev.handback.configuration.hr.Fetch;
import dev.handback.offboarding.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an API says of one person, read by pointers; the limits are those of the record. */
record PersonAnswer(JsonNode answer, Fetch fetch, ZoneId zone) {
  private static final int NAME = 255;
  private static final int ADDRESS = 320;

  /** The subject as it is known now; what the API does not say stays as it was. */
  Subject subject(Subject known) {
    var at = fetch.person();
    var said = text(at.kind(), NAME);
    return new Subject(
        said == null ? known.kind() : fetch.kinds().getOrDefault(said, known.kind()),
        known.id(),
        orElse(text(at.email(), ADDRESS), known.email()),
        orElse(text(at.displayName(), NAME), known.displayName()),
        orElse(text(at.managerId(), NAME), known.managerId()));
  }

  /** Null where it says none. */
  @Nullable String status() {
    return text(fetch.person().status(), NAME);
  }

  /** Whether somebody of this status works there still. */
  boolean employed() {
    var status = status();
    return status != null && fetch.employed().contains(status);
  }

  /** Whether its status is known to be none of somebody who works there still. */
  boolean saysLeft() {
    return !fetch.employed().isEmpty() && status() != null && !employed();
  }

  /** Whether it does not say what it was asked: neither a status nor a date. */
  boolean saysNothing() {
    return !fetch.employed().isEmpty() && status() == null && dateText() == null;
  }

  /**
   * When access must end; null where it says nothing of it.
   *
   * @throws DateTimeException for anything that is no date
   */
  @Nullable Instant effectiveAt() {
    var text = dateText();
    return text == null ? null : EffectiveDate.parse(text, zone);
  }

  private @Nullable String dateText() {
    var at = fetch.person().effectiveAt();
    var value = at == null ? null : answer.at(at);
    if (value == null || value.isMissingNode() || value.isNull()) {
      return null;
    }
    // anything else is kept, to be refused: taken for none, it would mean at once
    var text = value.isValueNode() ? value.asText().strip() : value.toString();
    return text.isEmpty() || EffectiveDate.isNone(text) ? null : text;
  }

  private @Nullable String text(@Nullable JsonPointer pointer, int atMost) {
    var text = Json.text(answer, pointer);
    return text == null || text.length() > atMost || text.chars().anyMatch(Character::isISOControl)
        ? null
        : text;
  }

  private static @Nullable String orElse(@Nullable String said, @Nullable String known) {
    return said == null ? known : Objects.requireNonNull(said);
  }
}
