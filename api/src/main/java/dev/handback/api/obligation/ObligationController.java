package dev.handback.api.obligation;

import dev.handback.api.Api;
import dev.handback.api.problem.Lists;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.obligation.Obligations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people owe. */
@Controller("/obligations")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
final class ObligationController {

  private static final String ME = "me";
  private static final int MOST = 500;

  private final Obligations obligations;

  ObligationController(Obligations obligations) {
    this.obligations = obligations;
  }

  @Get
  @Operation(summary = "List obligations, the most urgent first; me means you and your roles")
  Owed list(
      @QueryValue @Nullable String assignee,
      @QueryValue @Nullable ObligationState state,
      @QueryValue(defaultValue = "100") int limit,
      Authentication authentication) {
    Lists.checkLimit(limit, MOST);
    if (!ME.equals(assignee)) {
      return new Owed(obligations.list(assignee, state, limit));
    }
    return new Owed(
        Caller.of(authentication).assignees().stream()
            .flatMap(mine -> obligations.list(mine, state, limit).stream())
            .sorted(Comparator.comparing(ObligationView::dueAt))
            .limit(limit)
            .toList());
  }

  /** A list of obligations. */
  @Serdeable
  record Owed(List<ObligationView> obligations) {}
}
