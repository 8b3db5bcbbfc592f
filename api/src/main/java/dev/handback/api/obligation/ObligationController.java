package dev.handback.api.obligation;

import dev.handback.api.Api;
import dev.handback.api.offboarding.OwnOffboardings;
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
  private final OwnOffboardings own;

  ObligationController(Obligations obligations, OwnOffboardings own) {
    this.obligations = obligations;
    this.own = own;
  }

  @Get
  @Operation(summary = "List obligations, the most urgent first; me means you and your roles")
  Owed list(
      @QueryValue @Nullable String assignee,
      @QueryValue @Nullable ObligationState state,
      @QueryValue(defaultValue = "100") int limit,
      Authentication authentication) {
    Lists.checkLimit(limit, MOST);
    var caller = Caller.of(authentication);
    var owed =
        ME.equals(assignee) ? mine(caller, state, limit) : obligations.list(assignee, state, limit);
    return new Owed(own.without(caller, owed, ObligationView::offboarding));
  }

  private List<ObligationView> mine(Caller caller, @Nullable ObligationState state, int limit) {
    return caller.assignees().stream()
        .flatMap(mine -> obligations.list(mine, state, limit).stream())
        .sorted(Comparator.comparing(ObligationView::dueAt))
        .limit(limit)
        .toList();
  }

  /** A list of obligations. */
  @Serdeable
  record Owed(List<ObligationView> obligations) {}
}
