package dev.handback.api.console;

import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.plan.Preview;
import dev.handback.record.run.SubjectOffboardings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an offboarding would do, and the form that starts it.
 *
 * @param held why a person would be asked before it starts; null when it would start by itself
 * @param others of the same subject that are not over
 * @param start what was previewed, with an event id of its own: sent twice, it starts one
 */
public record PreviewAnswer(
    Preview preview,
    BlastPicture picture,
    @Nullable String held,
    List<SubjectOffboardings.Line> others,
    StartForm start) {

  public PreviewAnswer {
    others = List.copyOf(others);
  }

  /** Whether there is anything to think about before it is started. */
  public boolean warns() {
    return held != null
        || !others.isEmpty()
        || !preview.unreached().isEmpty()
        || !preview.manual().isEmpty();
  }

  /** The stages that act, in their order, each with what it acts on. */
  public List<Work> work() {
    return preview.order().stream()
        .map(stage -> new Work(stage, itemsOf(stage)))
        .filter(work -> !work.items().isEmpty())
        .toList();
  }

  private List<Preview.Item> itemsOf(Stage stage) {
    return preview.items().stream()
        .filter(item -> actsOn(item.kind()).filter(stage::equals).isPresent())
        .toList();
  }

  /** The first stage that does something to it. */
  private static Optional<Stage> actsOn(ItemKind kind) {
    return List.of(
            Stage.REVOKE_SESSIONS,
            Stage.ROTATE_SECRETS,
            Stage.DISABLE_ACCOUNTS,
            Stage.RELEASE_SEATS)
        .stream()
        .filter(stage -> stage.concerns(kind))
        .findFirst();
  }

  public List<Preview.Item> seats() {
    return preview.items().stream().filter(item -> item.kind() == ItemKind.SEAT).toList();
  }

  /** What one stage acts on. */
  public record Work(Stage stage, List<Preview.Item> items) {
    public Work {
      items = List.copyOf(items);
    }

    public long targets() {
      return items.stream().map(Preview.Item::target).distinct().count();
    }
  }
}
