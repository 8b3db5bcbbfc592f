package dev.handback.api.console;

import dev.handback.api.console.OffboardingPage.Sent;
import dev.handback.api.offboarding.Changes;
import dev.handback.api.offboarding.KnownOffboardings;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.attachment.Attachments;
import dev.handback.record.item.LostItem;
import dev.handback.record.run.OffboardingRecord;
import dev.handback.record.run.Offboardings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of one offboarding: as it is, or with what was typed and why it was refused. */
@Singleton
final class OneOffboarding {

  static final String SECTION = "offboardings";

  private final Pages pages;
  private final KnownOffboardings known;
  private final Offboardings offboardings;
  private final Attachments attachments;
  private final TemporalUi temporal;

  OneOffboarding(
      Pages pages,
      KnownOffboardings known,
      Offboardings offboardings,
      Attachments attachments,
      TemporalUi temporal) {
    this.pages = pages;
    this.known = known;
    this.offboardings = offboardings;
    this.attachments = attachments;
    this.temporal = temporal;
  }

  HttpResponse<String> show(HttpRequest<?> request, Caller caller, String id) {
    var record = known.find(id, caller);
    return pages.page("offboarding", page(request, record, Sent.NOTHING, null));
  }

  /** The part that changes. */
  HttpResponse<String> live(HttpRequest<?> request, Caller caller, String id) {
    var record = known.find(id, caller);
    return pages.page("offboarding-live", page(request, record, Sent.NOTHING, null));
  }

  /** Nothing that was typed is lost. */
  HttpResponse<String> refused(
      HttpRequest<?> request, Caller caller, String id, Sent sent, Refusal refusal) {
    var record = known.find(id, caller);
    return pages.page(refusal.status(), "offboarding", page(request, record, sent, refusal));
  }

  private OffboardingPage page(
      HttpRequest<?> request, OffboardingRecord record, Sent sent, @Nullable Refusal refusal) {
    var shell = pages.shell(request, SECTION, record.subject().label());
    var mayRead = shell.may(Roles.SECURITY) || shell.may(Roles.AUDITOR);
    return new OffboardingPage(
        shell,
        record,
        Waiting.of(record, shell.t()),
        mayRead ? attachments.of(record.id()) : List.of(),
        temporal.run(record.workflowId()),
        lost(shell, record),
        sent,
        refusal == null ? null : refusal.document());
  }

  /** For whoever may take it back. */
  private List<LostItem> lost(Shell shell, OffboardingRecord record) {
    return shell.may(Roles.OPERATOR) && Changes.canRescind(record)
        ? offboardings.lost(record.id())
        : List.of();
  }
}
