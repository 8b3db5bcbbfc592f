package dev.handback.api.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.body.UrlEncoded;
import dev.handback.api.offboarding.Decisions;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.offboarding.SeatWords;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.seat.SeatEvent;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.obligation.Obligations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people owe: one page each, and the form that answers it. Nothing is decided by a GET. */
@Controller("/console/tasks")
@Hidden
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TaskController {

  private static final int MOST = 200;
  private static final String PATH = "/console/tasks";

  private final Pages pages;
  private final TaskPages taskPages;
  private final FormTokens tokens;
  private final Obligations obligations;
  private final EventTasks events;
  private final Decisions decisions;
  private final SeatWords seats;
  private final OwnOffboardings own;

  TaskController(
      Pages pages,
      TaskPages taskPages,
      FormTokens tokens,
      Obligations obligations,
      EventTasks events,
      Decisions decisions,
      SeatWords seats,
      OwnOffboardings own) {
    this.pages = pages;
    this.taskPages = taskPages;
    this.tokens = tokens;
    this.obligations = obligations;
    this.events = events;
    this.decisions = decisions;
    this.seats = seats;
    this.own = own;
  }

  @Get
  HttpResponse<String> mine(HttpRequest<?> request, Authentication authentication) {
    var caller = Caller.of(authentication);
    var owed =
        caller.assignees().stream()
            .flatMap(mine -> obligations.list(mine, ObligationState.OPEN, MOST).stream())
            .sorted(Comparator.comparing(ObligationView::dueAt))
            .toList();
    var shell = pages.shell(request, TaskPages.SECTION, Texts.english().of("tasks.title"));
    return pages.page(
        TaskPages.SECTION,
        new TasksPage(
            shell, own.without(caller, owed, ObligationView::offboarding), events.of(caller)));
  }

  @Get("/{id}")
  HttpResponse<String> show(
      HttpRequest<?> request, @PathVariable String id, Authentication authentication) {
    var caller = Caller.of(authentication);
    return taskPages.show(request, caller, decisions.find(id, caller));
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> answer(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    var form = UrlEncoded.parse(body == null ? new byte[0] : body);
    tokens.check(request, form);
    var caller = Caller.of(authentication);
    var owed = decisions.find(id, caller);
    try {
      tell(caller, owed, form);
      return Pages.seeOther(PATH + "/" + id);
    } catch (Refusal refusal) {
      return taskPages.refused(request, caller, owed, form, refusal);
    }
  }

  @Post("/{id}/delegate")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> delegate(
      HttpRequest<?> request,
      @PathVariable String id,
      @Body byte @Nullable [] body,
      Authentication authentication) {
    var form = UrlEncoded.parse(body == null ? new byte[0] : body);
    tokens.check(request, form);
    var caller = Caller.of(authentication);
    try {
      decisions.delegate(caller, id, FormWord.of(form, List.of("to", "reason")));
      return Pages.seeOther(PATH + "/" + id);
    } catch (Refusal refusal) {
      var typed = FormWord.of(form, List.of("reason"));
      typed.put("delegateTo", form.path("to").asText(""));
      return taskPages.refused(request, caller, decisions.find(id, caller), typed, refusal);
    }
  }

  /** Each kind of form to whom it is for; who may say it is checked there. */
  private void tell(Caller caller, ObligationView owed, JsonNode form) {
    var id = owed.offboarding().value();
    switch (owed.kind()) {
      case APPROVAL -> {
        require(caller, Roles.APPROVER);
        decisions.approve(caller, id, FormWord.of(form, List.of("decision", "comment")));
      }
      case SIGN_OFF -> decisions.signOff(caller, id, itemOf(owed), signOff(form));
      case MANUAL_REMOVAL, IDENTIFY_SUBJECT -> {
        require(caller, Roles.APP_OWNER, Roles.OPERATOR);
        decisions.removedByHand(
            caller, id, itemOf(owed), FormWord.of(form, FormWord.MANUAL), List.of());
      }
      case LEGAL_HOLD -> seat(caller, owed, SeatEvent.HOLD_RELEASED, form);
      case DATA_TRANSFER -> seat(caller, owed, SeatEvent.DATA_TRANSFERRED, form);
      case CONNECTOR_DEBT, EXCEPTION ->
          throw Refusal.of(HttpStatus.CONFLICT, "This is not answered here");
    }
  }

  /** What is left empty is said to be nothing, so that it is asked for by what it is. */
  private static JsonNode signOff(JsonNode form) {
    var word = FormWord.of(form, List.of("decision", "until", "to", "comment"));
    List.of("until", "to").stream().filter(field -> !word.has(field)).forEach(word::putNull);
    return word;
  }

  private void seat(Caller caller, ObligationView owed, SeatEvent event, JsonNode form) {
    require(caller, Roles.APP_OWNER, Roles.OPERATOR);
    var word = FormWord.of(form, List.of("reason")).put("event", event.name());
    seats.say(caller, owed.offboarding().value(), itemOf(owed), word);
  }

  private static void require(Caller caller, String... roles) {
    if (List.of(roles).stream().noneMatch(caller.roles()::contains)) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN,
          "Your roles do not allow this",
          "it takes " + String.join(" or ", roles));
    }
  }

  private static String itemOf(ObligationView owed) {
    return owed.itemId() == null ? "" : owed.itemId().value();
  }
}
