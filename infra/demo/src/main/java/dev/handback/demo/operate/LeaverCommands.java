package dev.handback.demo.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.command.Terminal;
import dev.handback.demo.command.Words;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code offboard} and {@code preview}: what would be done, and doing it. */
public final class LeaverCommands {

  private LeaverCommands() {}

  /** {@code offboard}. */
  @Command(name = "offboard", description = "Starts an offboarding.")
  public static final class Offboard implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private final Where where = new Where();
    @Mixin private final Departing departing = new Departing();

    public Offboard(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      var started = where.signedIn("operator").post("/offboardings", departing.body());
      var id = started.path("offboardingId").asText();
      terminal.say(
          where.json()
              ? Where.pretty(started)
              : "Offboarding %s was accepted; follow it with: ./handback show %s"
                  .formatted(id, id));
      return ExitCode.OK;
    }
  }

  /** {@code preview}. */
  @Command(
      name = "preview",
      description = "Shows what an offboarding would do; nothing is touched.")
  public static final class Preview implements Callable<Integer> {
    private final Terminal terminal;
    @Mixin private final Where where = new Where();
    @Mixin private final Departing departing = new Departing();

    public Preview(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      var plan = where.signedIn("operator").post("/offboardings/preview", departing.body());
      terminal.say(where.json() ? Where.pretty(plan) : told(plan));
      return ExitCode.OK;
    }

    private static String told(JsonNode plan) {
      var items = new Table("target", "kind", "name", "action", "sign-off", "breaks");
      plan.path("items")
          .forEach(item ->
              items.row(
                  item.path("target").asText(),
                  item.path("kind").asText(),
                  item.path("name").asText(),
                  item.path("action").asText(),
                  item.path("needsSignOff").asBoolean() ? item.path("owner").asText() : "",
                  texts(item.path("dependents"))));
      var told = new StringBuilder(items.toString()).append("\n\n").append(radius(plan));
      remarks(told, "stays", plan.path("kept"));
      remarks(told, "cannot be given back", plan.path("irreversible"));
      remarks(told, "is a person's", plan.path("manual"));
      plan.path("unreached")
          .forEach(one -> told.append("%n  did not answer: %s".formatted(Cells.sentence(one))));
      return told.toString();
    }

    private static String radius(JsonNode plan) {
      var radius = plan.path("blastRadius");
      var approvals = plan.path("approvals");
      return "%s on %s, %s; %s of others would break; %s before, %s after"
          .formatted(
              Words.count(radius.path("accounts").asLong(), "account"),
              Words.count(radius.path("targets").asLong(), "target"),
              Words.count(radius.path("seats").asLong(), "seat"),
              Words.count(radius.path("dependents").asLong(), "thing"),
              Words.count(approvals.path("needed").asLong(), "approval"),
              Words.count(approvals.path("afterwards").asLong(), "approval"));
    }

    private static void remarks(StringBuilder told, String title, JsonNode remarks) {
      remarks.forEach(one ->
          told.append(
              "%n  %s: %s %s %s (%s)"
                  .formatted(
                      title,
                      one.path("target").asText(),
                      one.path("kind").asText(),
                      one.path("name").asText(),
                      one.path("why").asText())));
    }

    private static String texts(JsonNode list) {
      return StreamSupport.stream(list.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining("; "));
    }
  }
}
