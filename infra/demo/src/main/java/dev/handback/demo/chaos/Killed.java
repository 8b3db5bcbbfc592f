package dev.handback.demo.chaos;

import dev.handback.demo.stack.Part;
import dev.handback.offboarding.Stage;
import java.util.List;

/**
 * A process of Handback's own dies in the middle of a stage: one target hangs, others have done
 * their part, another is still answering.
 *
 * @param stage the one that is to be met half done
 */
record Killed(Part part, Stage stage) implements Fault {
  private static final long LONGER_THAN_AN_ATTEMPT = 3;

  @Override
  public String label() {
    return "%s killed in %s".formatted(part.label(), stage);
  }

  @Override
  public Run strike(Site site) {
    Leaver leaver = site.next();
    site.vendor().dawdle();
    Run run = leaver.leaves().awaitStage(stage);
    site.hold(Part.WAREHOUSE);
    site.stack().kill(part);
    site.letGo();
    return run;
  }

  /**
   * Without the record a run must hold what it has to tell, also when the first attempt is over.
   */
  @Override
  public List<String> amiss(Run run) {
    return part == Part.DATABASE && run.site().engine().heldTasks(run.id()) < LONGER_THAN_AN_ATTEMPT
        ? List.of("the run has not yet waited for the record for longer than one attempt")
        : List.of();
  }
}
