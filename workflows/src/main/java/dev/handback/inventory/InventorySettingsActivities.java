package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import io.temporal.activity.ActivityInterface;

/** What a sync takes from the worker's configuration, once, at its start. */
@ActivityInterface(namePrefix = "InventorySettings_")
public interface InventorySettingsActivities {

  /** What estate and policy say of this target's accounts, as they are now. */
  SyncTerms current(TargetId target);
}
