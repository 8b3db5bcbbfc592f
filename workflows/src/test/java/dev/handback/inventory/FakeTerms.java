package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of ten, of which three make a run; {@code warehouse} knows people by user name only. */
public final class FakeTerms implements InventorySettingsActivities {

  /** Where targets are reached. */
  public static final String TARGETS = "targets";

  /** What becomes of accounts in quarantine, beside being listed. */
  public volatile @Nullable QuarantineRules quarantine;

  @Override
  public SyncTerms current(TargetId target) {
    var byName = target.value().equals("warehouse");
    return new SyncTerms(
        byName ? CorrelateBy.USER_NAME : CorrelateBy.SUBJECT_ID,
        TARGETS,
        "app-owner",
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(new TargetId("directory")),
        "security-desk",
        quarantine,
        10,
        3);
  }
}
