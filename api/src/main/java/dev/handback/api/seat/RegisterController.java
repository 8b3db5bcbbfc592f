package dev.handback.api.seat;

import dev.handback.api.Api;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Lists;
import dev.handback.api.signin.Caller;
import dev.handback.record.seat.Registers;
import dev.handback.record.seat.SavingView;
import dev.handback.record.seat.SeatPoolView;
import dev.handback.record.seat.SeatRegister;
import dev.handback.record.seat.WaitingSeatView;
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

/** Pools, waiting seats and savings (requirements L1, L4, L7). */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = Api.TOKEN)
@SerdeImport(SeatRegister.class)
@SerdeImport(SeatPoolView.class)
@SerdeImport(WaitingSeatView.class)
@SerdeImport(SavingView.class)
final class RegisterController {

  private static final int MOST = 5000;

  private final Registers registers;
  private final OwnOffboardings own;

  RegisterController(Registers registers, OwnOffboardings own) {
    this.registers = registers;
    this.own = own;
  }

  @Get("/seats")
  @Operation(summary = "Pools with the ledger's balances, and every seat that waits, and why")
  SeatRegister seats(Authentication authentication) {
    var seats = registers.seats();
    var others =
        own.without(Caller.of(authentication), seats.waiting(), WaitingSeatView::offboarding);
    return new SeatRegister(seats.pools(), others);
  }

  @Get("/savings")
  @Operation(summary = "Savings by application, month and offboarding, the latest month first")
  Savings savings(@QueryValue(defaultValue = "500") int limit, Authentication authentication) {
    Lists.checkLimit(limit, MOST);
    return new Savings(
        own.without(Caller.of(authentication), registers.savings(limit), SavingView::offboarding));
  }

  /** A list of savings. */
  @Serdeable
  record Savings(List<SavingView> savings) {}
}
