package dev.handback.api.offboarding;

import dev.handback.api.Api;
import dev.handback.api.problem.Lists;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Trigger;
import dev.handback.record.run.ListQuery;
import dev.handback.record.run.OffboardingRecord;
import dev.handback.record.run.OffboardingSummary;
import dev.handback.record.run.Offboardings;
import dev.handback.record.run.Page;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** The record, read. */
@Controller("/offboardings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class OffboardingController {

  private static final int MOST = 500;

  private final Offboardings offboardings;
  private final KnownOffboardings known;
  private final OwnOffboardings own;

  OffboardingController(Offboardings offboardings, KnownOffboardings known, OwnOffboardings own) {
    this.offboardings = offboardings;
    this.known = known;
    this.own = own;
  }

  @Get
  @Operation(summary = "List offboardings, newest first")
  Page list(
      @QueryValue @Nullable OffboardingState state,
      @QueryValue @Nullable Stage stage,
      @QueryValue @Nullable Trigger trigger,
      @QueryValue @Nullable String q,
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue @Nullable String cursor,
      Authentication authentication) {
    var page =
        Lists.page(
            limit,
            MOST,
            () -> offboardings.list(new ListQuery(state, stage, trigger, q, limit, cursor)));
    var others =
        own.without(Caller.of(authentication), page.offboardings(), OffboardingSummary::id);
    return new Page(others, page.nextCursor());
  }

  @Get("/{id}")
  @Operation(summary = "One offboarding's record")
  OffboardingRecord find(@PathVariable String id, Authentication authentication) {
    return known.find(id, Caller.of(authentication));
  }
}
