package dev.handback.offboarding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Access ends at another time than the event said (requirement T1).
 *
 * @param effectiveAt the new time; one that is past means at once
 * @param id tells a word that is delivered twice from two words; null where nothing repeats it
 */
public record DateMove(
    Instant effectiveAt, String by, String reason, Instant at, @Nullable String id) {

  /** A person's word, said once. */
  public DateMove(Instant effectiveAt, String by, String reason, Instant at) {
    this(effectiveAt, by, reason, at, null);
  }
}
