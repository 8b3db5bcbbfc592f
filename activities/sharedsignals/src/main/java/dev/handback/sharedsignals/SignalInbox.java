package dev.handback.sharedsignals;

import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.inbox.Mentioned;
import dev.handback.record.inbox.SourceWord;

/** Where events are stored, each once by its key. */
public interface SignalInbox {

  /** It is a word about somebody's departure. */
  void accept(InboxEvent event, SourceWord word);

  /** It starts nothing. */
  void discard(InboxEvent event, Mentioned mentioned, String why);
}
