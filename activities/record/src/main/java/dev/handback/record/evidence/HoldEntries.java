package dev.handback.record.evidence;

import static dev.handback.record.evidence.Entry.HANDBACK;
import static dev.handback.record.evidence.Entry.draft;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That an offboarding was held before it started, and what a person said about it (P7, O5). */
public final class HoldEntries {

  private HoldEntries() {}

  public static Entry held(OffboardingId offboarding, String reason, Instant at) {
    return draft(EntryType.HELD, offboarding, HANDBACK, at).with("reason", reason).knownBy(at);
  }

  /** Who released or rejected it, and why. */
  public static Entry decided(
      OffboardingId offboarding,
      OffboardingState next,
      String by,
      @Nullable String comment,
      Instant at) {
    return draft(EntryType.HOLD_DECIDED, offboarding, by, at)
        .with("decision", next == OffboardingState.REJECTED ? "REJECTED" : "RELEASED")
        .with("comment", comment)
        .knownBy(by, at);
  }
}
