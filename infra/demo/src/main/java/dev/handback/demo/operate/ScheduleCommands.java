package dev.handback.demo.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.command.Terminal;
import dev.handback.demo.command.Words;
import dev.handback.demo.web.Web;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code schedules}: what Handback does by itself, asked of any Handback as an operator. */
@Command(
    name = "schedules",
    description = "Lists, triggers, pauses or resumes what Handback does by itself.",
    synopsisSubcommandLabel = "[COMMAND]")
public final class ScheduleCommands implements Runnable {
  private static final String OPERATOR = "operator";
  private static final String PATH = "/schedules";

  private final Terminal terminal;
  @Mixin private final Where here = new Where();

  public ScheduleCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Without a word they are listed. */
  @Override
  public void run() {
    list(here);
  }

  @Command(description = "Lists them.")
  int list(@Mixin Where where) {
    var answer = where.signedIn(OPERATOR).get(PATH);
    if (where.json()) {
      terminal.say(Where.pretty(answer));
      return ExitCode.OK;
    }
    JsonNode schedules = answer.path("schedules");
    if (schedules.isEmpty()) {
      terminal.say("There are none; right after the first start it takes some seconds.");
    }
    schedules.forEach(schedule -> terminal.say(line(schedule)));
    return ExitCode.OK;
  }

  @Command(description = "Runs one now, unless it runs already.")
  int trigger(@Mixin Where where, @Parameters(paramLabel = "ID") String id) {
    return tell(where, id, "trigger");
  }

  @Command(description = "Lets one run no more until it is resumed.")
  int pause(@Mixin Where where, @Parameters(paramLabel = "ID") String id) {
    return tell(where, id, "pause");
  }

  @Command(description = "Lets one run again.")
  int resume(@Mixin Where where, @Parameters(paramLabel = "ID") String id) {
    return tell(where, id, "resume");
  }

  private int tell(Where where, String id, String word) {
    var path = "%s/%s/%s".formatted(PATH, Web.encoded(id), word);
    var told = where.signedIn(OPERATOR).post(path, Where.mapper().createObjectNode());
    terminal.say(where.json() ? Where.pretty(told) : line(told));
    return ExitCode.OK;
  }

  /** Id, how often, and when. */
  private static String line(JsonNode schedule) {
    return "%-28s every %-10s %s"
        .formatted(
            schedule.path("id").asText(),
            every(schedule.path("every")),
            schedule.path("paused").asBoolean()
                ? schedule.path("note").asText("paused")
                : "last %s  next %s"
                    .formatted(
                        orNever(schedule.at("/lastRun/at")), orNever(schedule.path("nextRun"))));
  }

  private static String orNever(JsonNode time) {
    return time.isTextual() ? Cells.time(time) : "never";
  }

  private static String every(JsonNode every) {
    return every.isTextual() ? Words.time(Duration.parse(every.asText())) : "?";
  }
}
