package dev.handback.api.attachment;

import dev.handback.api.body.PlainText;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Refusal;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.record.RecordRefusal.AttachmentsFull;
import dev.handback.record.attachment.Attachment;
import dev.handback.record.attachment.Attachments;
import dev.handback.record.attachment.NewFile;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What people attach to what they did by hand: checked, then put on the record (O2). */
@Singleton
public final class EvidenceFiles {

  private static final String FIELD = "files";
  private static final int LONGEST_NAME = 120;

  private final Attachments attachments;
  private final AttachmentSettings settings;
  private final Clock clock;

  EvidenceFiles(Attachments attachments, AttachmentSettings settings, Clock clock) {
    this.attachments = attachments;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Those that can be kept.
   *
   * @throws Refusal 422 that names each that cannot, and says what to do
   */
  public List<NewFile> check(List<SentFile> sent) {
    var wrong = new ArrayList<String>();
    if (sent.size() > settings.files()) {
      wrong.add(
          "%d files are too many: attach at most %d, or put them into one PDF"
              .formatted(sent.size(), settings.files()));
    }
    var good = new ArrayList<NewFile>();
    for (var file : sent) {
      check(file, good, wrong);
    }
    if (!wrong.isEmpty()) {
      throw Refusal.fields(wrong.stream().map(why -> new FieldError(FIELD, why)).toList());
    }
    return good;
  }

  /**
   * Puts them on the record, for the same item each once.
   *
   * @throws Refusal 409 when the offboarding has as many as it may
   */
  public List<Attachment> keep(
      OffboardingId offboarding, ItemId item, String by, List<NewFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    try {
      return attachments.add(offboarding, item, by, clock.instant(), files, settings.allFiles());
    } catch (AttachmentsFull full) {
      throw Refusal.of(
          HttpStatus.CONFLICT,
          "The offboarding has as many files as it may",
          "attach smaller ones, or say where they are: %s".formatted(full.getMessage()));
    }
  }

  private void check(SentFile file, List<NewFile> good, List<String> wrong) {
    var name = plain(file.name());
    var content = file.content();
    if (content.isEmpty()) {
      wrong.add(
          "\"%s\" is larger than %s: attach a smaller one, or a part of it"
              .formatted(name, settings.largest()));
    } else if (content.get().length == 0) {
      wrong.add("\"%s\" is empty: choose the file again".formatted(name));
    } else {
      FileKinds.taken(name, content.get())
          .ifPresentOrElse(
              kind -> good.add(new NewFile(name, kind, content.get())),
              () ->
                  wrong.add(
                      "\"%s\" looks like %s: attach %s only"
                          .formatted(name, FileKinds.of(content.get()), FileKinds.TAKEN)));
    }
  }

  /** Without folders, and without what cannot be seen. */
  private static String plain(String name) {
    var last = name.replace('\\', '/').replaceAll(".*/", "").replaceAll("\\p{Cf}", "").strip();
    return last.isEmpty() ? "file" : PlainText.of(last, LONGEST_NAME);
  }
}
