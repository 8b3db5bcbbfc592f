package dev.handback.api.seat;

import dev.handback.api.Api;
import dev.handback.api.problem.Lists;
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

  RegisterController(Registers registers) {
    this.registers = registers;
  }

  @Get("/seats")
  @Operation(summary = "Pools with the ledger's balances, and every seat that waits, and why")
  SeatRegister seats() {
    return registers.seats();
  }

  @Get("/savings")
  @Operation(summary = "Savings by application, month and offboarding, the latest month first")
  Savings savings(@QueryValue(defaultValue = "500") int limit) {
    Lists.checkLimit(limit, MOST);
    return new Savings(registers.savings(limit));
  }

  /** A list of savings. */
  @Serdeable
  record Savings(List<SavingView> savings) {}
}
