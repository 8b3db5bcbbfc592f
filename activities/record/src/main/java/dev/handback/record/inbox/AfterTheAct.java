package dev.handback.record.inbox;

import dev.handback.record.inbox.Verdict.Keep;
import dev.handback.record.inbox.Verdict.Rescind;

/**
 * What becomes of a rescission, a rehire or a return when access was removed already (requirement
 * T13). The one place that says who restores: a run that is not over hears of it; for one that is
 * over a person has to act, and the inbox says so.
 */
final class AfterTheAct {

  private AfterTheAct() {}

  static Verdict of(Standing standing) {
    return switch (standing) {
      case ACTING -> new Rescind();
      case SEALED ->
          new Keep(
              InboxState.NEEDS_PERSON,
              "access was removed and the record is sealed: whoever comes back needs their access"
                  + " restored by a person");
      case NONE, WAITING, CALLED_OFF -> new Keep(InboxState.CONFIRMED, "nothing was removed");
    };
  }
}
