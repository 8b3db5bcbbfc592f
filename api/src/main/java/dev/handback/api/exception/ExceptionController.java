package dev.handback.api.exception;

import dev.handback.api.Api;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Lists;
import dev.handback.api.signin.Caller;
import dev.handback.record.exception.ExceptionRegister;
import dev.handback.record.exception.ExceptionView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.util.List;

/** What may stay for a time, and until when. */
@Controller("/exceptions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
@SerdeImport(ExceptionView.class)
final class ExceptionController {

  private static final int MOST = 500;

  private final ExceptionRegister register;
  private final OwnOffboardings own;

  ExceptionController(ExceptionRegister register, OwnOffboardings own) {
    this.register = register;
    this.own = own;
  }

  @Get
  @Operation(summary = "List exceptions, what lapses first comes first")
  Excepted list(@QueryValue(defaultValue = "100") int limit, Authentication authentication) {
    Lists.checkLimit(limit, MOST);
    return new Excepted(
        own.without(Caller.of(authentication), register.list(limit), ExceptionView::offboarding));
  }

  /** A list of exceptions. */
  @Serdeable
  record Excepted(List<ExceptionView> exceptions) {}
}
