package dev.handback.offboarding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The event is taken back: nobody leaves after all (requirements T12, T13).
 *
 * @param id tells a word that is delivered twice from two words; null where nothing repeats it
 */
public record Rescission(String by, String reason, Instant at, @Nullable String id) {

  /** A person's word, said once. */
  public Rescission(String by, String reason, Instant at) {
    this(by, reason, at, null);
  }
}
