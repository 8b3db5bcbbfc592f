package dev.handback.demo.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.command.Terminal;
import dev.handback.demo.command.Words;
import dev.handback.demo.web.Web;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Trigger;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code list} and {@code show}: the record, read. */
public final class RecordCommands {

  private RecordCommands() {}

  /** {@code list}. */
  @Command(name = "list", description = "Lists offboardings, the newest first.")
  public static final class List implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private final Where where = new Where();

    @Option(names = "--state", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable OffboardingState state;

    @Option(names = "--stage", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Stage stage;

    @Option(names = "--trigger", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Trigger trigger;

    @Option(names = "--query", paramLabel = "TEXT", description = "Of a name, an address or an id.")
    private @Nullable String query;

    @Option(
        names = "--limit",
        defaultValue = "50",
        description = "At most so many; ${DEFAULT-VALUE} when not given.")
    private int limit;

    @Option(names = "--cursor", description = "Where the last list has ended.")
    private @Nullable String cursor;

    public List(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      var page = where.signedIn("operator").get("/offboardings?" + asked());
      terminal.say(where.json() ? Where.pretty(page) : told(page));
      return ExitCode.OK;
    }

    private String asked() {
      Map<String, Object> parts = new TreeMap<>();
      parts.put("limit", limit);
      put(parts, "state", state);
      put(parts, "stage", stage);
      put(parts, "trigger", trigger);
      put(parts, "q", query);
      put(parts, "cursor", cursor);
      return parts.entrySet().stream()
          .map(part -> part.getKey() + "=" + Web.encoded(part.getValue().toString()))
          .collect(Collectors.joining("&"));
    }

    private static void put(Map<String, Object> parts, String name, @Nullable Object value) {
      if (value != null) {
        parts.put(name, value);
      }
    }

    private static String told(JsonNode page) {
      var table = new Table("id", "who", "trigger", "state", "stage", "ended", "owed", "received");
      page.path("offboardings")
          .forEach(one ->
              table.row(
                  one.path("id").asText(),
                  Cells.subject(one.path("subject")),
                  one.path("trigger").asText(),
                  one.path("state").asText(),
                  one.path("stage").asText(),
                  "%d/%d".formatted(one.path("disposed").asInt(), one.path("items").asInt()),
                  one.path("openObligations").asText(),
                  Cells.time(one.path("receivedAt"))));
      if (table.isEmpty()) {
        return "There are none.";
      }
      var next = page.path("nextCursor");
      return next.isTextual()
          ? "%s%nMore: --cursor %s".formatted(table, next.asText())
          : "" + table;
    }
  }

  /** {@code show}. */
  @Command(name = "show", description = "Shows one offboarding: its items, what is owed, figures.")
  public static final class Show implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private final Where where = new Where();

    @Parameters(paramLabel = "OFFBOARDING", description = "Its id, ob-….")
    private String id = "";

    public Show(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      var record = where.signedIn("operator").get("/offboardings/" + Web.encoded(id));
      terminal.say(where.json() ? Where.pretty(record) : told(record));
      return ExitCode.OK;
    }

    private static String told(JsonNode record) {
      return "%s%n%n%s%n%n%s%n%n%s"
          .formatted(heading(record), items(record), owed(record), figures(record.path("figures")));
    }

    private static String heading(JsonNode record) {
      return "%s: %s of %s, risk %s%nstate %s, stage %s, effective %s, sealed %s%s"
          .formatted(
              record.path("id").asText(),
              record.path("trigger").asText(),
              Cells.subject(record.path("subject")),
              record.path("risk").asText(),
              record.path("state").asText(),
              record.path("stage").asText(),
              orNever(record.path("effectiveAt"), "at once"),
              orNever(record.path("sealedAt"), "not yet"),
              reason(record.path("reason")));
    }

    /** On a line of its own, whatever lines it was typed in. */
    private static String reason(JsonNode why) {
      return why.isTextual()
          ? "%nreason given: %s".formatted(why.asText().strip().replaceAll("\\s+", " "))
          : "";
    }

    private static String orNever(JsonNode time, String otherwise) {
      return time.isTextual() ? Cells.time(time) : otherwise;
    }

    private static Table items(JsonNode record) {
      var table = new Table("item", "target", "kind", "name", "status", "end", "proof");
      record
          .path("items")
          .forEach(item ->
              table.row(
                  item.path("id").asText(),
                  item.path("target").asText(),
                  item.path("kind").asText(),
                  item.path("name").asText(),
                  item.path("status").asText(),
                  item.path("disposition").asText(""),
                  item.at("/security/proof").asText("")));
      return table;
    }

    private static String owed(JsonNode record) {
      var table = new Table("owed", "by", "until", "state", "item", "why");
      record
          .path("obligations")
          .forEach(one ->
              table.row(
                  one.path("kind").asText(),
                  one.path("assignee").asText(),
                  Cells.time(one.path("dueAt")),
                  one.path("state").asText(),
                  one.path("itemId").asText(""),
                  one.path("why").asText("")));
      return table.isEmpty() ? "Nobody owes anything." : table.toString();
    }

    private static String figures(JsonNode figures) {
      return "contained after %s ms, removed after %s ms, %s released, %s saved a month%s"
          .formatted(
              figures.path("timeToContainMs").asText("-"),
              figures.path("timeToRemovalMs").asText("-"),
              Words.count(figures.path("seatsReleased").asLong(), "seat"),
              Cells.money(figures, "monthlySaving").strip(),
              figures.path("slaBreached").asBoolean() ? ", SLA broken" : "");
    }
  }
}
