package dev.handback.api.inventory;

import dev.handback.api.Api;
import dev.handback.api.problem.Lists;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.inventory.Inventory;
import dev.handback.record.inventory.InventoryPage;
import dev.handback.record.inventory.InventoryQuery;
import dev.handback.record.inventory.InventoryState;
import dev.handback.record.inventory.SyncLine;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All accounts of all targets, and whose they are (P1). */
@Controller("/inventory")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class InventoryController {

  private static final int MOST = 500;

  private final Inventory inventory;

  InventoryController(Inventory inventory) {
    this.inventory = inventory;
  }

  @Get
  @Operation(summary = "List accounts as the last syncs found them, by target")
  InventoryPage list(
      @QueryValue @Nullable String target,
      @QueryValue @Nullable InventoryState state,
      @QueryValue @Nullable String subject,
      @QueryValue(defaultValue = "100") int limit,
      @QueryValue @Nullable String cursor) {
    var named = target == null || target.isBlank() ? null : new TargetId(target);
    return Lists.page(
        limit,
        MOST,
        () -> inventory.list(new InventoryQuery(named, state, subject, limit, cursor)));
  }

  @Get("/syncs")
  @Operation(summary = "The latest sync of each target, and what it found")
  Latest syncs() {
    return new Latest(inventory.latestSyncs());
  }

  /** The latest syncs. */
  @Serdeable
  record Latest(List<SyncLine> syncs) {}
}
