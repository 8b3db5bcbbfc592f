package dev.handback.record.evidence;

import static dev.handback.record.evidence.Entry.HANDBACK;
import static dev.handback.record.evidence.Entry.draft;

import dev.handback.offboarding.record.SeatWait;
import dev.handback.offboarding.record.SeatWaitEnded;

/** Seats that wait, as entries of their run's chain. */
public final class SeatEntries {

  private SeatEntries() {}

  public static Entry waits(SeatWait wait) {
    var latest = wait.hold().latest();
    return draft(EntryType.SEAT_WAITS, wait.offboarding(), HANDBACK, wait.at())
        .with("item", wait.seat().item().id().value())
        .with("why", wait.hold().why())
        .with("until", latest == null ? null : latest.toString())
        .knownBy(wait.seat().item().id(), wait.at());
  }

  public static Entry ended(SeatWaitEnded ended) {
    return draft(EntryType.SEAT_WAIT_ENDED, ended.offboarding(), HANDBACK, ended.at())
        .with("item", ended.seat().item().id().value())
        .with("how", ended.how())
        .knownBy(ended.seat().item().id(), ended.at());
  }
}
