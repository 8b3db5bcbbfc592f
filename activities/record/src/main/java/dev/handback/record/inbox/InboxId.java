package dev.handback.record.inbox;

import dev.handback.offboarding.Digest;

/** Names one event heard. */
public record InboxId(String value) {

  static InboxId of(InboxEvent event) {
    return of(event.source(), event.dedupKey());
  }

  static InboxId of(String source, String dedupKey) {
    return new InboxId("in-" + Digest.hex(source, dedupKey));
  }

  @Override
  public String toString() {
    return value;
  }
}
