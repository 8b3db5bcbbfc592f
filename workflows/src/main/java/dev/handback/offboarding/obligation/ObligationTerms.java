package dev.handback.offboarding.obligation;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is owed, and what happens while nobody answers (requirement O1): the argument of {@link
 * dev.handback.offboarding.ObligationWorkflow}, and a wire format.
 *
 * @param reminders when whoever owes it is reminded
 * @param ladder when it goes to whom
 * @param lapses whether silence has an answer: it ends by itself when it is due
 * @param instead who is asked, in this order, where whoever owes it leaves as well
 */
public record ObligationTerms(
    OffboardingId offboarding,
    Subject subject,
    Obligation obligation,
    List<Instant> reminders,
    List<Rung> ladder,
    boolean lapses,
    List<String> instead) {

  public ObligationTerms {
    reminders = List.copyOf(reminders);
    ladder = List.copyOf(ladder);
    // one that began before it was there keeps to whom it was given
    instead = instead == null ? List.of() : List.copyOf(instead);
  }

  /** At this time it goes to somebody else. */
  public record Rung(Instant at, String to) {}

  /** What is to happen next after this time, in order; nothing that is past by then. */
  public List<Instant> momentsAfter(Instant now) {
    var end = lapses ? Stream.of(obligation.dueAt()) : Stream.<Instant>empty();
    return Stream.of(reminders.stream(), ladder.stream().map(Rung::at), end)
        .flatMap(times -> times)
        .filter(now::isBefore)
        .distinct()
        .sorted()
        .toList();
  }
}
