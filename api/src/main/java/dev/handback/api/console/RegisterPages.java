package dev.handback.api.console;

import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.exception.ExceptionRegister;
import dev.handback.record.exception.ExceptionView;
import dev.handback.record.seat.Registers;
import dev.handback.record.seat.SavingView;
import dev.handback.record.seat.SeatRegister;
import dev.handback.record.seat.WaitingSeatView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;

/** Registers: seats and money, and access that stays for a time. */
@Controller("/console")
@Hidden
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RegisterPages {

  private static final int LINES = 200;

  private final Pages pages;
  private final Registers registers;
  private final ExceptionRegister exceptions;
  private final OwnOffboardings own;

  RegisterPages(
      Pages pages, Registers registers, ExceptionRegister exceptions, OwnOffboardings own) {
    this.pages = pages;
    this.registers = registers;
    this.exceptions = exceptions;
    this.own = own;
  }

  @Get("/seats")
  HttpResponse<String> seats(HttpRequest<?> request, Authentication authentication) {
    var caller = Caller.of(authentication);
    var seats = registers.seats();
    var waiting = own.without(caller, seats.waiting(), WaitingSeatView::offboarding);
    var savings = own.without(caller, registers.savings(LINES), SavingView::offboarding);
    var shell = pages.shell(request, "seats", Texts.english().of("seats.title"));
    return pages.page(
        "seats", new SeatsPage(shell, new SeatRegister(seats.pools(), waiting), savings));
  }

  @Get("/exceptions")
  HttpResponse<String> exceptions(HttpRequest<?> request, Authentication authentication) {
    var shell = pages.shell(request, "exceptions", Texts.english().of("exceptions.title"));
    var holdingFirst =
        Comparator.comparing((ExceptionView one) -> one.state() != ObligationState.OPEN)
            .thenComparing(ExceptionView::until);
    var all = exceptions.list(LINES).stream().sorted(holdingFirst).toList();
    var others = own.without(Caller.of(authentication), all, ExceptionView::offboarding);
    return pages.page("exceptions", new ExceptionsPage(shell, others));
  }
}
