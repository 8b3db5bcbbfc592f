package dev.handback.api.inbox;

import dev.handback.record.inbox.InboxDecision;
import dev.handback.record.inbox.InboxLine;
import dev.handback.record.inbox.InboxPage;
import io.micronaut.serde.annotation.SerdeImport;

/** The record's own views are answered as they are. */
@SerdeImport(InboxPage.class)
@SerdeImport(InboxLine.class)
@SerdeImport(InboxDecision.class)
final class InboxViews {
  private InboxViews() {}
}
