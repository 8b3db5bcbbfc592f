package dev.handback.demo.bench;

import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code bench} prints. */
public final class BenchTable {

  private BenchTable() {}

  /** The table that people read. */
  public static String of(BenchResult result) {
    return String.format(
            Locale.ROOT,
            """
            sweeps %s                                    result   reach
            contain, %d targets of 20 ms, alone         p50 %d ms, p99 %d ms
            contain, ten at once                        p50 %d ms, p99 %d ms   p99 < 1000 ms
            RISK behind %d ordinary                     %d ms   < 3000 ms
            offboardings per second                     %.2f
            bare engine, runs per second                %.2f
            ratio                                       %.2f   >= 0.50
            memory at rest                              api %d MB, worker %d MB   < 350 MB each
            memory after the load                       api %d MB, worker %d MB
            %d open runs that wait for people         worker %d MB   < 400 MB
            %d accounts of an application, retired   %d s, %d pages, %d events at most   < 4096 events
            """,
            result.sweeps(),
            result.contain().targets(),
            result.contain().alone().p50Ms(),
            result.contain().alone().p99Ms(),
            result.contain().tenAtOnce().p50Ms(),
            result.contain().tenAtOnce().p99Ms(),
            result.priority().queued(),
            result.priority().riskContainMs(),
            result.throughput().offboardingsPerSecond(),
            result.throughput().bareEngineRunsPerSecond(),
            result.throughput().ratio(),
            result.memory().apiMb(),
            result.memory().workerMb(),
            result.memory().apiAfterMb(),
            result.memory().workerAfterMb(),
            result.waiting().runs(),
            result.waiting().workerMb(),
            result.retirement().accounts(),
            result.retirement().seconds(),
            result.retirement().pages(),
            result.retirement().mostEvents())
        + accepting(result)
        + pages(result);
  }

  private static String accepting(BenchResult result) {
    return result.accepting().stream()
        .map(load ->
            String.format(
                Locale.ROOT,
                """
                signed events of %2d senders                 %.0f per second, p50 %d ms, p99 %d ms   p99 < 50 ms
                bare inserts of the same server             %.0f per second
                ratio                                       %.2f   >= 0.80
                """,
                load.senders(),
                load.eventsPerSecond(),
                load.answered().p50Ms(),
                load.answered().p99Ms(),
                load.bareInsertsPerSecond(),
                load.ratio()))
        .collect(Collectors.joining());
  }

  private static String pages(BenchResult result) {
    return result.pages().stream()
        .map(page ->
            String.format(
                Locale.ROOT,
                "%-43s p50 %d ms, p99 %d ms, %d KB of %d offboardings   < 200 ms, < 150 KB%n",
                page.path(),
                page.answered().p50Ms(),
                page.answered().p99Ms(),
                page.kilobytes(),
                page.offboardings()))
        .collect(Collectors.joining());
  }
}
