package dev.handback.demo.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.command.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seats}: pools, what waits, and what was saved (L1, L4, L7). */
@Command(name = "seats", description = "Shows seat pools and seats that wait, or what was saved.")
public final class Seats implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final Where where = new Where();

  @Option(names = "--savings", description = "What was saved, by application and month.")
  private boolean savings;

  public Seats(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var answer = where.signedIn("finance").get(savings ? "/savings" : "/seats");
    terminal.say(where.json() ? Where.pretty(answer) : savings ? saved(answer) : pools(answer));
    return ExitCode.OK;
  }

  private static String pools(JsonNode register) {
    var pools =
        new Table("application", "seat", "bought", "in use", "a month", "contract ends", "ledger");
    register
        .path("pools")
        .forEach(pool ->
            pools.row(
                pool.path("application").asText(),
                pool.path("sku").asText(),
                pool.path("purchased").asText(""),
                pool.path("inUse").asText(),
                Cells.money(pool, "monthlyPrice"),
                pool.path("contractEnd").asText(""),
                Cells.sentence(pool.path("ledger"))));
    var waiting = new Table("pool", "waits for", "since", "until", "offboarding", "item");
    register
        .path("waiting")
        .forEach(seat ->
            waiting.row(
                seat.path("pool").asText(),
                seat.path("why").asText(),
                Cells.time(seat.path("since")),
                Cells.time(seat.path("until")),
                seat.path("offboarding").asText(),
                seat.path("item").asText()));
    return "%s%n%n%s".formatted(pools, waiting.isEmpty() ? "No seat waits." : waiting);
  }

  private static String saved(JsonNode answer) {
    var table = new Table("month", "application", "seat", "seats", "saved a month", "offboarding");
    answer
        .path("savings")
        .forEach(one ->
            table.row(
                one.path("month").asText(),
                one.path("application").asText(),
                one.path("sku").asText(),
                one.path("seats").asText(),
                Cells.money(one, "monthlySaving"),
                one.path("offboarding").asText()));
    return table.isEmpty() ? "Nothing was saved yet." : table.toString();
  }
}
