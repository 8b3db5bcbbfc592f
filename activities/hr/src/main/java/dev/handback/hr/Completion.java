package dev.handback.hr;

import dev.handback.configuration.hr.Fetch.Unknown;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.inbox.SourceWord;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What a thin event says once its source's API was asked (requirement T1): a pure decision. Status
 * and date of the API count, not the event's type, which some sources send for garden leave too.
 */
sealed interface Completion {

  /** It says this. */
  record Complete(SourceWord word) implements Completion {}

  /** Nobody leaves. */
  record StillEmployed(String why) implements Completion {}

  /** A person has to say what it means. */
  record Unclear(String why) implements Completion {}

  /** The API knows nobody of that id: an answer, and none that asking again changes. */
  static Completion unknown(SourceWord word, Unknown means) {
    return switch (means) {
      case LEFT -> new Complete(saying(word, word.request(), "its API knows nobody of that id"));
      case ASK -> new Unclear("its source's API knows nobody of that id");
    };
  }

  static Completion of(SourceWord word, PersonAnswer answer, Instant now) {
    Instant date;
    try {
      date = answer.effectiveAt();
    } catch (DateTimeException e) {
      return new Unclear("its source's API has no date or time of ISO 8601 where one should be");
    }
    if (answer.saysNothing()) {
      return new Unclear("its source's API says neither a status nor a date");
    }
    if (answer.employed() && date == null) {
      return new StillEmployed(
          "its source's API says no date, and that the person still works there: "
              + answer.status());
    }
    if (answer.employed() && date != null && !date.isAfter(now)) {
      return new Unclear(
          "its source's API says both: still working there (%s), and gone since %s"
              .formatted(answer.status(), date));
    }
    var request = word.request().about(answer.subject(word.request().subject()));
    var dated = date == null ? request : request.endingAt(date);
    return new Complete(saying(word, dated, "completed by its API"));
  }

  private static SourceWord saying(SourceWord word, OffboardingRequest request, String how) {
    var anew = SourceWord.leaves(request, word.by());
    return new SourceWord(request, anew.meaning(), anew.by(), anew.saying() + ", " + how);
  }
}
