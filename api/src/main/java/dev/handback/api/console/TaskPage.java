package dev.handback.api.console;

import dev.handback.api.problem.ProblemDocument;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.item.ItemView;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.run.OffboardingRecord;
import org.jspecify.annotations.Nullable;

/**
 * One obligation, and the form that answers it.
 *
 * @param item what it is about; null when it is about the run or a whole target
 * @param wrong why the answer was refused; null before one was sent
 */
public record TaskPage(
    Shell shell,
    ObligationView owed,
    OffboardingRecord record,
    @Nullable ItemView item,
    @Nullable ProblemDocument wrong) {

  public boolean open() {
    return owed.state() == ObligationState.OPEN;
  }

  /** Which form answers it. */
  public Form form() {
    if (!open()) {
      return Form.NONE;
    }
    return switch (owed.kind()) {
      case APPROVAL -> Form.APPROVAL;
      case SIGN_OFF -> Form.SIGN_OFF;
      case MANUAL_REMOVAL, IDENTIFY_SUBJECT -> Form.MANUAL;
      case CONNECTOR_DEBT, EXCEPTION, LEGAL_HOLD, DATA_TRANSFER -> Form.NONE;
    };
  }

  /** Whether it ends by itself, or by a word that is said elsewhere. */
  public boolean endsByItself() {
    return owed.kind() == ObligationKind.CONNECTOR_DEBT || owed.kind() == ObligationKind.EXCEPTION;
  }

  /** The forms that there are. */
  public enum Form {
    NONE,
    APPROVAL,
    SIGN_OFF,
    MANUAL
  }
}
