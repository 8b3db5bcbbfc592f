package dev.handback.api.webhook;

import dev.handback.record.inbox.Mentioned;
import dev.handback.record.inbox.SourceWord;

/** What one event of a delivery turned out to be. */
sealed interface Reading {

  /** It is a word about somebody's departure. */
  record Says(String dedupKey, String text, SourceWord word) implements Reading {}

  /** It is understood and starts nothing; kept with the reason. */
  record Ignored(String dedupKey, String text, Mentioned mentioned, String why)
      implements Reading {}

  /** It should have started something and cannot be understood; kept with the reason. */
  record Unreadable(String dedupKey, String text, Mentioned mentioned, String why)
      implements Reading {}
}
