package dev.handback.api.exception;

import dev.handback.api.Api;
import dev.handback.api.problem.Lists;
import dev.handback.record.exception.ExceptionRegister;
import dev.handback.record.exception.ExceptionView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
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

  ExceptionController(ExceptionRegister register) {
    this.register = register;
  }

  @Get
  @Operation(summary = "List exceptions, what lapses first comes first")
  Excepted list(@QueryValue(defaultValue = "100") int limit) {
    Lists.checkLimit(limit, MOST);
    return new Excepted(register.list(limit));
  }

  /** A list of exceptions. */
  @Serdeable
  record Excepted(List<ExceptionView> exceptions) {}
}
