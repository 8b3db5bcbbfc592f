package dev.handback.demo.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.leaver.Auditor;
import dev.handback.demo.stack.DemoHome;
import dev.handback.demo.stack.DemoStack;
import dev.handback.demo.stack.Part;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code schedules}: what Handback does by itself, through the api as an operator. */
@Command(
    name = "schedules",
    description = "Lists, triggers, pauses or resumes what Handback does by itself.",
    synopsisSubcommandLabel = "[COMMAND]")
public final class ScheduleCommands implements Runnable {
  private final Terminal terminal;

  public ScheduleCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Without a word they are listed. */
  @Override
  public void run() {
    list();
  }

  @Command(description = "Lists them.")
  int list() {
    JsonNode schedules = answer(Web.get(api(), token())).path("schedules");
    if (schedules.isEmpty()) {
      terminal.say("There are none; right after the first start it takes some seconds.");
    }
    schedules.forEach(schedule -> terminal.say(line(schedule)));
    return 0;
  }

  @Command(description = "Runs one now, unless it runs already.")
  int trigger(@Parameters(paramLabel = "ID") String id) {
    return tell(id, "trigger");
  }

  @Command(description = "Lets one run no more until it is resumed.")
  int pause(@Parameters(paramLabel = "ID") String id) {
    return tell(id, "pause");
  }

  @Command(description = "Lets one run again.")
  int resume(@Parameters(paramLabel = "ID") String id) {
    return tell(id, "resume");
  }

  private int tell(String id, String word) {
    String call = "%s/%s/%s".formatted(api(), Web.encoded(id), word);
    terminal.say(line(answer(Web.postJson(call, token(), "{}"))));
    return 0;
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
                        schedule.at("/lastRun/at").asText("never"),
                        schedule.path("nextRun").asText("never")));
  }

  private static String every(JsonNode every) {
    return every.isTextual() ? Words.time(Duration.parse(every.asText())) : "?";
  }

  private static JsonNode answer(Web.Answer answer) {
    if (answer.ok()) {
      return answer.json();
    }
    String title = answer.json().path("title").asText(answer.text());
    throw new EstateException("%s (%d)".formatted(title, answer.status()));
  }

  private static DemoStack stack() {
    return DemoStack.detached(DemoHome.find(), line -> {});
  }

  private static String api() {
    return stack().facts().web(Part.API).url() + "/schedules";
  }

  private static String token() {
    DemoStack stack = stack();
    return Auditor.token(stack.facts().web(Part.API).url(), stack.user("operator"));
  }
}
