package dev.handback.sharedsignals;

import dev.handback.record.inbox.Mentioned;
import dev.handback.record.inbox.SourceWord;

/** What an event turned out to be. */
public sealed interface Signal {

  /** It is a word about somebody's departure. */
  record Says(String dedupKey, String text, SourceWord word) implements Signal {}

  /** It starts nothing; kept with the reason. */
  record Noted(String dedupKey, String text, Mentioned mentioned, String why) implements Signal {}
}
