package dev.handback.demo.chaos;

import dev.handback.demo.company.Person;
import java.time.Instant;

/**
 * Somebody about to leave.
 *
 * @param seatsUsed the vendor's count of seats like theirs, while they still have one
 */
public record Leaver(Site site, Person person, int seatsUsed) {

  /** The HR system says so; access ends now. */
  public Run leaves() {
    return run(site.hr().terminate(person));
  }

  /** The HR system says so; access ends then. */
  public Run leaves(Instant effectiveAt) {
    return run(
        site.hr().terminate(person.id(), person.email(), "later-" + person.id(), effectiveAt));
  }

  /** The HR system takes the date out again. */
  public Run stays() {
    return run(site.hr().clear(person));
  }

  /** The vendor's count of seats like theirs now. */
  int seatsUsedNow() {
    return site.vendor().used(String.valueOf(person.seat()));
  }

  private Run run(String offboarding) {
    return new Run(site, this, offboarding);
  }
}
