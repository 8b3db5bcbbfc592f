package dev.handback.api.console;

import dev.handback.api.console.OverviewPage.Saved;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.exception.ExceptionRegister;
import dev.handback.record.exception.ExceptionView;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.obligation.Obligations;
import dev.handback.record.run.ListQuery;
import dev.handback.record.run.OffboardingSummary;
import dev.handback.record.run.Offboardings;
import dev.handback.record.seat.Registers;
import dev.handback.record.seat.SavingView;
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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The first page. */
@Controller("/console")
@Hidden
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class OverviewController {

  /** As many lines as a person takes in; the lists behind them have all. */
  private static final int LINES = 15;

  /** Of each register. */
  private static final int LOOKED_AT = 500;

  private static final List<OffboardingState> OPEN =
      List.of(
          OffboardingState.AWAITING_APPROVAL,
          OffboardingState.RUNNING,
          OffboardingState.WAITING,
          OffboardingState.SCHEDULED);

  private final Pages pages;
  private final Offboardings offboardings;
  private final Obligations obligations;
  private final ExceptionRegister exceptions;
  private final Registers registers;
  private final OwnOffboardings own;
  private final Clock clock;

  OverviewController(
      Pages pages,
      Offboardings offboardings,
      Obligations obligations,
      ExceptionRegister exceptions,
      Registers registers,
      OwnOffboardings own,
      Clock clock) {
    this.pages = pages;
    this.offboardings = offboardings;
    this.obligations = obligations;
    this.exceptions = exceptions;
    this.registers = registers;
    this.own = own;
    this.clock = clock;
  }

  @Get
  HttpResponse<String> overview(HttpRequest<?> request, Authentication authentication) {
    var caller = Caller.of(authentication);
    var all = obligations.list(null, ObligationState.OPEN, LOOKED_AT);
    var owed = own.without(caller, all, ObligationView::offboarding);
    var open = own.without(caller, open(), OffboardingSummary::id);
    var lapsing = own.without(caller, lapsing(), ExceptionView::offboarding);
    var shell = pages.shell(request, "overview", Texts.english().of("overview.title"));
    return pages.page(
        "overview",
        new OverviewPage(shell, open, owed(owed, false), owed(owed, true), lapsing, saved()));
  }

  private List<OffboardingSummary> open() {
    return OPEN.stream()
        .flatMap(state ->
            offboardings
                .list(new ListQuery(state, null, null, null, LINES, null))
                .offboardings()
                .stream())
        .sorted(Comparator.comparing(OffboardingSummary::receivedAt).reversed())
        .limit(LINES)
        .toList();
  }

  /** A target's debt is for whoever looks after targets; everything else is a person's. */
  private static List<ObligationView> owed(List<ObligationView> open, boolean byTargets) {
    return open.stream()
        .filter(one -> (one.kind() == ObligationKind.CONNECTOR_DEBT) == byTargets)
        .filter(one -> one.kind() != ObligationKind.EXCEPTION)
        .limit(LINES)
        .toList();
  }

  private List<ExceptionView> lapsing() {
    return exceptions.list(LOOKED_AT).stream()
        .filter(exception -> exception.state() == ObligationState.OPEN)
        .sorted(Comparator.comparing(ExceptionView::until))
        .limit(LINES)
        .toList();
  }

  private List<Saved> saved() {
    var month = YearMonth.now(clock.withZone(ZoneOffset.UTC)).toString();
    var byCurrency = new TreeMap<String, Saved>();
    registers.savings(LOOKED_AT).stream()
        .filter(saving -> saving.month().equals(month))
        .flatMap(OverviewController::priced)
        .forEach(saving -> byCurrency.merge(saving.currency(), saving, OverviewController::sum));
    return List.copyOf(byCurrency.values());
  }

  private static Stream<Saved> priced(SavingView saving) {
    return saving.monthlySaving() == null || saving.currency() == null
        ? Stream.empty()
        : Stream.of(new Saved(saving.seats(), saving.monthlySaving(), saving.currency()));
  }

  private static Saved sum(Saved one, Saved other) {
    var amount = new BigDecimal(one.amount()).add(new BigDecimal(other.amount()));
    return new Saved(one.seats() + other.seats(), amount.toPlainString(), one.currency());
  }
}
