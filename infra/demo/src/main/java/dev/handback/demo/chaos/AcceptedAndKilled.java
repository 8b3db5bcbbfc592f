package dev.handback.demo.chaos;

import dev.handback.demo.stack.Part;
import java.util.List;

/** The engine is away, the api answers 202 all the same, and dies right after. */
record AcceptedAndKilled() implements Fault {

  @Override
  public String label() {
    return "api killed right after its 202, the engine away";
  }

  @Override
  public Run strike(Site site) {
    Leaver leaver = site.next();
    site.stack().kill(Part.ENGINE);
    Run run = leaver.leaves();
    site.stack().kill(Part.API);
    site.stack().start(Part.ENGINE);
    return run;
  }

  @Override
  public List<String> amiss(Run run) {
    return run.site().engine().run(run.id()).isEmpty()
        ? List.of()
        : List.of("the run was started by nobody");
  }
}
