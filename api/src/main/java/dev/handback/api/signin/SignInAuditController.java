package dev.handback.api.signin;

import dev.handback.api.Api;
import dev.handback.api.problem.Lists;
import dev.handback.record.signin.SignInBook;
import dev.handback.record.signin.SignInLine;
import dev.handback.record.signin.SignInMethod;
import dev.handback.record.signin.SignInOutcome;
import dev.handback.record.signin.SignInPage;
import dev.handback.record.signin.SignInQuery;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.SerdeImport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Who signed in, was refused and signed out (requirement P5). */
@Controller("/sign-ins")
@Secured({Roles.SECURITY, Roles.AUDITOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
@SerdeImport(SignInPage.class)
@SerdeImport(SignInLine.class)
final class SignInAuditController {

  private static final int MOST = 500;

  private final SignInBook book;

  SignInAuditController(SignInBook book) {
    this.book = book;
  }

  @Get
  @Operation(summary = "List sign-ins, refused sign-ins and sign-outs, newest first")
  SignInPage list(
      @QueryValue @Nullable SignInOutcome outcome,
      @QueryValue @Nullable SignInMethod method,
      @QueryValue @Nullable String who,
      @QueryValue @Nullable String address,
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue @Nullable String cursor) {
    return Lists.page(
        limit,
        MOST,
        () -> book.list(new SignInQuery(outcome, method, who, address, limit, cursor)));
  }
}
