package dev.handback.api.console;

import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.transmitter.Listening;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.estate.OpenAtTarget;
import dev.handback.record.estate.OpenItem;
import dev.handback.record.estate.TargetRegister;
import dev.handback.record.estate.TargetView;
import dev.handback.record.inventory.Inventory;
import dev.handback.record.inventory.InventoryQuery;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.seat.Registers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Targets: how they stand, what they can do, and what they owe (requirement O3). */
@Controller(TargetPages.PATH)
@Hidden
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TargetPages {

  static final String PATH = "/console/targets";

  private static final String SECTION = "targets";
  private static final int LINES = 50;

  /** What fails first, then what owes, then by name. */
  private static final Comparator<TargetView> URGENT =
      Comparator.comparing((TargetView one) -> one.health() == TargetView.Health.GONE)
          .thenComparing(one -> one.failingSince() == null)
          .thenComparing(one -> one.debts() == 0)
          .thenComparing(one -> one.id().value());

  private final Pages pages;
  private final TargetRegister register;
  private final OpenAtTarget open;
  private final Registers registers;
  private final Inventory inventory;
  private final Listening listening;
  private final OwnOffboardings own;
  private final Clock clock;

  TargetPages(
      Pages pages,
      TargetRegister register,
      OpenAtTarget open,
      Registers registers,
      Inventory inventory,
      Listening listening,
      OwnOffboardings own,
      Clock clock) {
    this.pages = pages;
    this.register = register;
    this.open = open;
    this.registers = registers;
    this.inventory = inventory;
    this.listening = listening;
    this.own = own;
    this.clock = clock;
  }

  @Get
  HttpResponse<String> list(HttpRequest<?> request) {
    var targets = register.list().stream().sorted(URGENT).toList();
    var shell = pages.shell(request, SECTION, Texts.english().of("targets.title"));
    return pages.page(SECTION, new TargetsPage(shell, targets, listening.list(), clock.instant()));
  }

  @Get("/{id}")
  HttpResponse<String> show(
      HttpRequest<?> request,
      @PathVariable String id,
      @QueryValue @Nullable String cursor,
      Authentication authentication) {
    var target = find(id);
    var caller = Caller.of(authentication);
    try {
      var query = new InventoryQuery(target.id(), null, null, LINES, cursor);
      var accounts = inventory.list(query);
      var page =
          new TargetPage(
              pages.shell(request, SECTION, id),
              target,
              own.without(caller, open.owed(target.id(), LINES), ObligationView::offboarding),
              own.without(caller, open.items(target.id(), LINES), OpenItem::offboarding),
              registers.seats().pools().stream()
                  .filter(pool -> pool.application().equals(id))
                  .toList(),
              accounts.accounts(),
              next(target.id(), accounts.nextCursor()),
              clock.instant());
      return pages.page("target", page);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "The cursor is none that a list gave");
    }
  }

  private TargetView find(String id) {
    return (id.isBlank() ? Optional.<TargetView>empty() : register.find(new TargetId(id)))
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "There is no target of that name"));
  }

  private static @Nullable String next(TargetId target, @Nullable String cursor) {
    return cursor == null
        ? null
        : UriBuilder.of(PATH).path(target.value()).queryParam("cursor", cursor).build().toString()
            + "#accounts";
  }
}
