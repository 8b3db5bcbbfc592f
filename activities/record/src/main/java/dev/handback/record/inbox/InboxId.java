package dev.handback.record.inbox;

import dev.handback.offboarding.Digest;

/** Names one event heard. */
public record InboxId(String value) {

  static InboxId of(InboxEvent event) {
    return new InboxId("in-" + Digest.hex(event.source(), event.dedupKey()));
  }

  @Override
  public String toString() {
    return value;
  }
}
