package dev.handback.demo.bench;

import java.util.List;

/** What {@code bench.json} says; its fields are fixed by the HTTP contract's page on the script. */
public record BenchResult(
    String sweeps,
    Contain contain,
    Throughput throughput,
    Priority priority,
    Memory memory,
    Waiting waiting,
    Retirement retirement,
    List<Accepting> accepting,
    List<Page> pages) {

  public BenchResult {
    accepting = List.copyOf(accepting);
    pages = List.copyOf(pages);
  }

  /** Webhook sent to last session ended. */
  public record Contain(int targets, Percentiles alone, Percentiles tenAtOnce) {}

  /** Complete offboardings against the bare engine with as many stages that do nothing. */
  public record Throughput(
      int targets, double offboardingsPerSecond, double bareEngineRunsPerSecond, double ratio) {}

  /** A RISK offboarding behind so many ordinary ones. */
  public record Priority(int queued, long riskContainMs) {}

  /** So many runs that are open and wait for people; the worker's resident memory then, MiB. */
  public record Waiting(int runs, long workerMb) {}

  /**
   * A whole application of so many accounts.
   *
   * @param seconds from the second approval to the seal
   * @param mostEvents the longest history of any of its runs
   */
  public record Retirement(int accounts, int pages, long seconds, long mostEvents) {}

  /**
   * Signed events taken in, against the same server's one bare insert, while the engine is away.
   *
   * @param senders so many at once
   * @param answered how long a sender waits
   */
  public record Accepting(
      int senders,
      double eventsPerSecond,
      double bareInsertsPerSecond,
      double ratio,
      Percentiles answered) {}

  /**
   * A page of the console, as its server answers; its styles and scripts are kept by browsers.
   *
   * @param offboardings so many are on the record
   */
  public record Page(String path, long offboardings, Percentiles answered, long kilobytes) {}

  /** Resident memory at rest, before any load, and after all of it; MiB. */
  public record Memory(long apiMb, long workerMb, long apiAfterMb, long workerAfterMb) {}
}
