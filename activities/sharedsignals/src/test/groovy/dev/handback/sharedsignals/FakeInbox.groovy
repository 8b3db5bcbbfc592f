package dev.handback.sharedsignals

import dev.handback.record.inbox.InboxEvent
import dev.handback.record.inbox.Mentioned
import dev.handback.record.inbox.SourceWord

/** Keeps what is told, each once by its key, as the record does. */
class FakeInbox implements SignalInbox {
  final Map<String, InboxEvent> events = [:]
  final Map<String, SourceWord> words = [:]

  @Override
  void accept(InboxEvent event, SourceWord word) {
    if (events.putIfAbsent(event.dedupKey(), event) == null) {
      words[word.request().subject().id()] = word
    }
  }

  @Override
  void discard(InboxEvent event, Mentioned mentioned, String why) {
    events.putIfAbsent(event.dedupKey(), event)
  }
}
