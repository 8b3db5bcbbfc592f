package dev.handback.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.attachment.AttachmentSettings;
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
 * @param files how much may be attached
 * @param typed what somebody typed into a form that was refused
 * @param wrong why the answer was refused; null before one was sent
 */
public record TaskPage(
    Shell shell,
    ObligationView owed,
    OffboardingRecord record,
    @Nullable ItemView item,
    AttachmentSettings files,
    JsonNode typed,
    @Nullable ProblemDocument wrong) {

  /** What was typed into this field; null where nothing was. */
  public @Nullable String typed(String field) {
    var text = typed.path(field).asText("");
    return text.isEmpty() ? null : text;
  }

  /** Whether this was chosen. */
  public boolean chose(String field, String value) {
    return value.equals(typed(field));
  }

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
      case LEGAL_HOLD, DATA_TRANSFER -> Form.SEAT;
      case CONNECTOR_DEBT, EXCEPTION -> Form.NONE;
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
    MANUAL,
    SEAT
  }
}
