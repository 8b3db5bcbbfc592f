package dev.handback.api.console;

import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.record.attachment.Attachment;
import dev.handback.record.item.ItemView;
import dev.handback.record.run.OffboardingRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One offboarding, for both teams.
 *
 * @param files what people attached; none for whoever may not see the evidence
 * @param temporal the run in Temporal's own UI; null where its address is not configured
 */
public record OffboardingPage(
    Shell shell,
    OffboardingRecord record,
    Waiting waiting,
    List<Attachment> files,
    @Nullable String temporal) {

  public OffboardingPage {
    files = List.copyOf(files);
  }

  /** The stages in their order, and how each stands. */
  public List<Step> steps() {
    var now = record.stage();
    return Stream.of(Stage.values())
        .filter(stage -> stage != Stage.RESTORE || now == Stage.RESTORE)
        .map(stage -> new Step(stage, standing(stage)))
        .toList();
  }

  private Standing standing(Stage stage) {
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
