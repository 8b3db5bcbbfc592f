package dev.handback.api.console;

import dev.handback.api.console.RunsPage.Question;
import dev.handback.api.signin.Roles;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The operator's questions that Temporal's UI answers with a list (docs/operators.md). */
@Controller("/console/runs")
@Hidden
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RunsPages {

  private static final Duration SOON = Duration.ofDays(7);
  private static final String RUNNING =
      "WorkflowType = \"Offboarding\" AND ExecutionStatus = \"Running\"";

  private final Pages pages;
  private final TemporalUi ui;
  private final Clock clock;

  RunsPages(Pages pages, TemporalUi ui, Clock clock) {
    this.pages = pages;
    this.ui = ui;
    this.clock = clock;
  }

  @Get
  HttpResponse<String> questions(HttpRequest<?> request) {
    var shell = pages.shell(request, "runs", Texts.english().of("runs.title"));
    return pages.page("runs", new RunsPage(shell, questions(), ui.schedules()));
  }

  private List<Question> questions() {
    var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    return List.of(
        question("running", RUNNING),
        question("waiting", RUNNING + " AND HandbackOpenObligations > 0"),
        question("verifying", RUNNING + " AND HandbackStage = \"VERIFY\""),
        question("late", RUNNING + " AND HandbackSlaBreached = true"),
        question("risk", "HandbackTrigger = \"RISK\" OR HandbackRisk = \"HIGH\""),
        question("scheduled", RUNNING + " AND HandbackEffectiveAt > \"%s\"".formatted(now)),
        question(
            "due",
            "WorkflowType = \"Obligation\" AND ExecutionStatus = \"Running\" AND HandbackDueAt < \"%s\""
                .formatted(now.plus(SOON))),
        question(
            "broken",
            "WorkflowType = \"Offboarding\" AND ExecutionStatus IN (\"Failed\", \"Terminated\", \"TimedOut\")"),
        question("previews", "WorkflowType = \"Preview\""));
  }

  private Question question(String name, String filter) {
    return new Question("runs." + name, filter, ui.list(filter));
  }
}
