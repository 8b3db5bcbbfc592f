package dev.handback.demo.chaos;

import dev.handback.demo.chaos.TargetDown.Moment;
import dev.handback.demo.stack.Part;
import dev.handback.offboarding.Stage;
import dev.handback.scimapp.fault.FaultMode;
import java.util.List;

/** The faults that Handback is held against. */
public final class Faults {
  public static final Fault WORKER_KILLED = new Killed(Part.WORKER, Stage.DISABLE_ACCOUNTS);
  public static final Fault WORKER_KILLED_AFTER_RELEASE = new KilledAfterRelease();
  public static final Fault ENGINE_KILLED = new Killed(Part.ENGINE, Stage.DISABLE_ACCOUNTS);
  public static final Fault RECORD_KILLED = new Killed(Part.DATABASE, Stage.ROTATE_SECRETS);
  public static final Fault API_KILLED = new AcceptedAndKilled();
  public static final Fault DIRECTORY_DOWN =
      new TargetDown(Part.DIRECTORY, Moment.BEFORE_THE_WEBHOOK);
  public static final Fault DIRECTORY_LOST =
      new TargetDown(Part.DIRECTORY, Moment.BETWEEN_PLAN_AND_DISABLE);
  public static final Fault ATELIER_DOWN = new TargetDown(Part.ATELIER, Moment.BEFORE_THE_WEBHOOK);
  public static final Fault FLAG_ONLY = new Lies(FaultMode.FLAG_ONLY);
  public static final Fault DOES_NOTHING = new Lies(FaultMode.SAYS_OK_DOES_NOTHING);

  private Faults() {}

  public static List<Fault> all() {
    return List.of(
        WORKER_KILLED,
        WORKER_KILLED_AFTER_RELEASE,
        ENGINE_KILLED,
        RECORD_KILLED,
        API_KILLED,
        DIRECTORY_DOWN,
        DIRECTORY_LOST,
        ATELIER_DOWN,
        FLAG_ONLY,
        DOES_NOTHING);
  }
}
