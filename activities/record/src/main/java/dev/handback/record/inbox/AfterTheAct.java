package dev.handback.record.inbox;

import dev.handback.record.inbox.Verdict.Keep;
import dev.handback.record.inbox.Verdict.Rescind;
import dev.handback.record.inbox.Verdict.Restore;

/**
 * What becomes of a rescission, a rehire or a return when access was removed already (requirement
 * T13). The one place that says who restores: a run that is not over hears of it and gives back
 * what it took; for one that is over another does.
 */
final class AfterTheAct {

  private AfterTheAct() {}

  static Verdict of(Standing standing) {
    return switch (standing) {
      case ACTING -> new Rescind();
      case SEALED -> new Restore();
      case NONE, WAITING, CALLED_OFF -> new Keep(InboxState.CONFIRMED, "nothing was removed");
    };
  }
}
