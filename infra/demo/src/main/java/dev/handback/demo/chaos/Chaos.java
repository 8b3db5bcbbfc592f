package dev.handback.demo.chaos;

import dev.handback.demo.stack.ResultFile;
import dev.handback.estate.EstateException;
import dev.handback.estate.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code chaos}: every fault, one after the other, on a stack of its own. */
public final class Chaos {
  private static final Duration TO_SHOW = Duration.ofSeconds(60);
  private static final String ROW = "%-54s %-9s %7s   %s";

  private final Path home;
  private final Progress progress;

  public Chaos(Path home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /** Runs them, writes the file and answers with what it says. */
  public ChaosResult run(Path file) {
    List<ChaosResult.Outcome> outcomes = new ArrayList<>();
    try (Site site = Site.in(home, progress)) {
      for (Fault fault : Faults.all()) {
        progress.say(fault.label());
        outcomes.add(outcome(site, fault));
      }
    }
    ChaosResult result = new ChaosResult(outcomes);
    ResultFile.write(result, file);
    return result;
  }

  private static ChaosResult.Outcome outcome(Site site, Fault fault) {
    long start = System.nanoTime();
    List<String> wrong = new ArrayList<>();
    try {
      wrong.addAll(survive(site, fault));
    } catch (EstateException e) {
      wrong.add(String.valueOf(e.getMessage()));
      site.heal();
    }
    double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    return new ChaosResult.Outcome(fault.label(), wrong.isEmpty(), seconds, wrong);
  }

  private static List<String> survive(Site site, Fault fault) {
    Run run = fault.strike(site);
    Until.holds(() -> "Amiss: " + fault.amiss(run), TO_SHOW, () -> fault.amiss(run).isEmpty());
    site.heal();
    return Twice.in(run.awaitSealed());
  }

  /** The table that people read. */
  public static String table(ChaosResult result) {
    return ROW.formatted("fault", "run", "seconds", "nothing twice, nothing lost")
        + "\n"
        + result.faults().stream().map(Chaos::row).collect(Collectors.joining("\n"));
  }

  private static String row(ChaosResult.Outcome outcome) {
    return ROW.formatted(
        outcome.fault(),
        outcome.completed() ? "completed" : "FAILED",
        String.format(Locale.ROOT, "%.1f", outcome.seconds()),
        outcome.completed() ? "yes" : String.join("; ", outcome.wrong()));
  }
}
