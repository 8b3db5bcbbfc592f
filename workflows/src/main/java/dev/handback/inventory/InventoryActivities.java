package dev.handback.inventory;

import io.temporal.activity.ActivityInterface;

/** What a sync asks of the estate: reading only. */
@ActivityInterface(namePrefix = "Inventory_")
public interface InventoryActivities {

  /**
   * One page of a target's accounts. An account that is there from the first page to the last is on
   * one of them, whatever comes and goes meanwhile.
   *
   * @throws io.temporal.failure.ApplicationFailure retryable, typed by {@link
   *     dev.handback.offboarding.access.FailureKind}
   */
  AccountPage listAccounts(ListAccounts request);
}
