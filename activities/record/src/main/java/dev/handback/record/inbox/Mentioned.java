package dev.handback.record.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Whom an event is about that is no word, as far as it could be read.
 *
 * @param subject the person's id
 * @param event the source's own id of the event
 */
public record Mentioned(@Nullable String subject, @Nullable String event) {

  /** Nothing of it could be read. */
  public static final Mentioned NOTHING = new Mentioned(null, null);
}
