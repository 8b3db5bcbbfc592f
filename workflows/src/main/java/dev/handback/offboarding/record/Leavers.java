package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import java.time.Instant;
import java.util.List;

/**
 * Which of some people leave, or have left: nothing more is asked of them (requirement O1).
 *
 * @param names as they were asked for
 */
public record Leavers(List<String> names) {

  public Leavers {
    names = List.copyOf(names);
  }

  /**
   * Asks which of these leave by then.
   *
   * @param offboarding whose obligation it is; its own subject is known to it
   * @param names ids in a system of record, or work addresses; a team's name is nobody's
   */
  public record Question(OffboardingId offboarding, List<String> names, Instant by) {

    public Question {
      names = List.copyOf(names);
    }
  }
}
