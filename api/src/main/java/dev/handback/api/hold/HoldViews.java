package dev.handback.api.hold;

import dev.handback.record.inbox.HeldEvent;
import dev.handback.record.inbox.HeldEvents;
import dev.handback.record.run.OffboardingRecord;
import io.micronaut.serde.annotation.SerdeImport;

/** The record's own views are answered as they are. */
@SerdeImport(HeldEvents.class)
@SerdeImport(HeldEvent.class)
@SerdeImport(OffboardingRecord.Hold.class)
final class HoldViews {
  private HoldViews() {}
}
