package dev.handback.connector.inventory;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.ListsAccounts;
import dev.handback.connector.sweep.Failures;
import dev.handback.connector.sweep.Heartbeat;
import dev.handback.connector.sweep.Targets;
import dev.handback.inventory.AccountPage;
import dev.handback.inventory.InventoryActivities;
import dev.handback.inventory.ListAccounts;
import dev.handback.offboarding.access.FailureKind;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;

/** Asks targets for their accounts, a page at a time. */
public final class InventoryActivitiesImpl implements InventoryActivities {

  private final Targets targets;

  public InventoryActivitiesImpl(Targets targets) {
    this.targets = targets;
  }

  @Override
  public AccountPage listAccounts(ListAccounts request) {
    try {
      var lists = listing(request);
      return Heartbeat.during(
          Activity.getExecutionContext(),
          () -> lists.listAccounts(request.cursor(), request.limit()));
    } catch (ConnectorException failure) {
      throw Failures.of(failure);
    }
  }

  private ListsAccounts listing(ListAccounts request) {
    if (targets.get(request.target()).connector() instanceof ListsAccounts lists) {
      return lists;
    }
    throw ApplicationFailure.newNonRetryableFailure(
        "the connector of %s cannot list accounts".formatted(request.target()),
        FailureKind.MISCONFIGURED.name());
  }
}
