package dev.handback.record.evidence;

import static dev.handback.record.evidence.Entry.draft;

import dev.handback.offboarding.OffboardingId;
import java.time.Instant;

/** What operators said about events of an offboarding (requirements T11, O5). */
public final class InboxEntries {

  private InboxEntries() {}

  /**
   * Who said something about which event, and why.
   *
   * @param was the event's state before
   * @param became and after
   */
  public record Said(
      String event, String by, String reason, Instant at, String was, String became) {}

  /** It was decided anew. */
  public static Entry replayed(OffboardingId offboarding, Said said) {
    return entry(EntryType.EVENT_REPLAYED, offboarding, said);
  }

  /** It went on with what was known. */
  public static Entry proceeded(OffboardingId offboarding, Said said) {
    return entry(EntryType.EVENT_PROCEEDED, offboarding, said);
  }

  /** It was put aside. */
  public static Entry discarded(OffboardingId offboarding, Said said) {
    return entry(EntryType.EVENT_DISCARDED, offboarding, said);
  }

  private static Entry entry(EntryType type, OffboardingId offboarding, Said said) {
    return draft(type, offboarding, said.by(), said.at())
        .with("event", said.event())
        .with("reason", said.reason())
        .with("was", said.was())
        .with("became", said.became())
        .knownBy(said.event(), said.by(), said.at());
  }
}
