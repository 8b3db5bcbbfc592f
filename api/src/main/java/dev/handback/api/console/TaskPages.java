package dev.handback.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.handback.api.attachment.AttachmentSettings;
import dev.handback.api.offboarding.KnownOffboardings;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.record.item.ItemView;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.run.OffboardingRecord;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The page of one obligation: as it is, or with what was typed and why it was refused. */
@Singleton
final class TaskPages {

  static final String SECTION = "tasks";

  private final Pages pages;
  private final KnownOffboardings known;
  private final AttachmentSettings files;

  TaskPages(Pages pages, KnownOffboardings known, AttachmentSettings files) {
    this.pages = pages;
    this.known = known;
    this.files = files;
  }

  HttpResponse<String> show(HttpRequest<?> request, Caller caller, ObligationView owed) {
    return pages.page("task", page(request, caller, owed, MissingNode.getInstance(), null));
  }

  /** Nothing that was typed is lost. */
  HttpResponse<String> refused(
      HttpRequest<?> request, Caller caller, ObligationView owed, JsonNode typed, Refusal refusal) {
    return pages.page(refusal.status(), "task", page(request, caller, owed, typed, refusal));
  }

  private TaskPage page(
      HttpRequest<?> request,
      Caller caller,
      ObligationView owed,
      JsonNode typed,
      @Nullable Refusal refusal) {
    var record = known.find(owed.offboarding().value(), caller);
    var shell = pages.shell(request, SECTION, record.subject().label());
    var wrong = refusal == null ? null : refusal.document();
    return new TaskPage(shell, owed, record, item(record, owed), files, typed, wrong);
  }

  private static @Nullable ItemView item(OffboardingRecord record, ObligationView owed) {
    return record.items().stream()
        .filter(item -> item.id().equals(owed.itemId()))
        .findFirst()
        .orElse(null);
  }
}
