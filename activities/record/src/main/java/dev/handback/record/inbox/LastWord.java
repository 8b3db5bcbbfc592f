package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source had said about a subject and trigger before, and what came of it.
 *
 * @param offboarding the one that its words are about now; null when nothing was ever started
 * @param effectiveAt the date as the source told it last; null means at once
 * @param occurredAt the latest of the source's own times; null when it never told one
 * @param keep what stays in that offboarding
 * @param position of the word that is heard now, counted from 1
 */
record LastWord(
    @Nullable OffboardingId offboarding,
    Standing standing,
    Meaning meaning,
    @Nullable Instant effectiveAt,
    @Nullable Instant occurredAt,
    List<String> keep,
    int position) {

  LastWord {
    keep = List.copyOf(keep);
  }

  /** Nothing was ever said. */
  static LastWord none() {
    return new LastWord(null, Standing.NONE, Meaning.LEAVES, null, null, List.of(), 1);
  }

  /** Whether the source itself says that this word is older than what it said before. */
  boolean isLaterThan(SourceWord word) {
    var said = word.request().source().occurredAt();
    return said != null && occurredAt != null && said.isBefore(occurredAt);
  }

  boolean isAbout(OffboardingId id) {
    return id.equals(offboarding);
  }
}
