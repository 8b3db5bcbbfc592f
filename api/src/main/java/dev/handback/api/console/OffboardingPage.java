package dev.handback.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.handback.api.offboarding.Changes;
import dev.handback.api.problem.ProblemDocument;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.ExceptionGrant.Register;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.record.attachment.Attachment;
import dev.handback.record.item.ItemView;
import dev.handback.record.item.LostItem;
import dev.handback.record.run.OffboardingRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One offboarding, for both teams.
 *
 * @param files what people attached; none for whoever may not see the evidence
 * @param temporal the run in Temporal's own UI; null where its address is not configured
 * @param lost what stays gone if it is taken back; for whoever may take it back
 * @param sent the form that was refused, and what somebody typed into it
 * @param wrong why a form was refused; null before one was sent
 */
public record OffboardingPage(
    Shell shell,
    OffboardingRecord record,
    Waiting waiting,
    List<Attachment> files,
    @Nullable String temporal,
    List<LostItem> lost,
    Sent sent,
    @Nullable ProblemDocument wrong) {

  public OffboardingPage {
    files = List.copyOf(files);
    lost = List.copyOf(lost);
  }

  /**
   * A form that somebody sent.
   *
   * @param form the last part of the path that it was sent to; empty where none was
   */
  public record Sent(String form, JsonNode typed) {

    static final Sent NOTHING = new Sent("", MissingNode.getInstance());

    public boolean is(String other) {
      return form.equals(other);
    }

    /** What was typed into this field of this form; null where nothing was. */
    public @Nullable String typed(String other, String field) {
      var text = is(other) ? typed.path(field).asText("") : "";
      return text.isEmpty() ? null : text;
    }
  }

  /** Whether whoever looks may move its date. */
  public boolean mayMove() {
    return shell.may(Roles.OPERATOR) && Changes.canMove(record);
  }

  /** Whether whoever looks may take it back. */
  public boolean mayTakeBack() {
    return shell.may(Roles.OPERATOR) && Changes.canRescind(record);
  }

  /** Whether whoever looks is asked about the held event. */
  public boolean mayRelease() {
    return shell.may(Roles.APPROVER) && record.hold() != null;
  }

  /** What whoever looks may grant an exception for. */
  public List<ItemView> exceptable() {
    var mayGrant = shell.may(Roles.APPROVER) && record.startedAt() != null && !over();
    return mayGrant
        ? record.items().stream().filter(item -> item.disposition() == null).toList()
        : List.of();
  }

  /** Where an exception is kept. */
  public Register[] registers() {
    return Register.values();
  }

  /** Whether whoever looks may take the evidence away. */
  public boolean mayExport() {
    return shell.may(Roles.SECURITY) || shell.may(Roles.AUDITOR);
  }

  /** The stages in their order, and how each stands. */
  public List<Step> steps() {
    var now = record.stage();
    return Stream.of(Stage.values())
        .filter(stage -> stage != Stage.RESTORE || now == Stage.RESTORE)
        .map(stage -> new Step(stage, standing(stage)))
        .toList();
  }

  /** Of one that was taken back or rejected nobody is told that its stages were done. */
  private Standing standing(Stage stage) {
    if (record.state() == OffboardingState.RESCINDED
        || record.state() == OffboardingState.REJECTED) {
      return Standing.AHEAD;
    }
    if (record.state() == OffboardingState.SEALED || stage.compareTo(record.stage()) < 0) {
      return Standing.DONE;
    }
    return stage == record.stage() && !over() ? Standing.NOW : Standing.AHEAD;
  }

  /** Whether nothing changes any more: then nobody has to look again. */
  public boolean over() {
    return switch (record.state()) {
      case SEALED, RESCINDED, REJECTED -> true;
      case SCHEDULED, AWAITING_APPROVAL, RUNNING, WAITING -> false;
    };
  }

  /** Security's: everything that lets anybody in. */
  public List<ItemView> access() {
    return record.items().stream().filter(item -> item.kind() != ItemKind.SEAT).toList();
  }

  /** Finance's. */
  public List<ItemView> seats() {
    return record.items().stream().filter(item -> item.kind() == ItemKind.SEAT).toList();
  }

  /** How many of them have come to their end. */
  public long ended() {
    return record.items().stream().filter(item -> item.disposition() != null).count();
  }

  /** One stage. */
  public record Step(Stage stage, Standing standing) {}

  /** How a stage stands. */
  public enum Standing {
    DONE,
    NOW,
    AHEAD
  }
}
