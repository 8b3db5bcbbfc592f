package dev.handback.demo.bench;

import dev.handback.demo.bench.BenchResult.Accepting;
import dev.handback.demo.bench.BenchResult.Contain;
import dev.handback.demo.bench.BenchResult.Memory;
import dev.handback.demo.bench.BenchResult.Priority;
import dev.handback.demo.bench.BenchResult.Retirement;
import dev.handback.demo.bench.BenchResult.Waiting;
import dev.handback.demo.stack.BenchStack;
import dev.handback.demo.stack.Part;
import dev.handback.demo.stack.ResultFile;
import dev.handback.estate.Progress;
import dev.handback.offboarding.SettingsActivities.SweepMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code bench}: how fast Handback is, as a ratio against the bare engine in the same run. */
public final class Bench {

  private static final int TARGETS = 25;
  private static final Duration TARGET_ANSWERS_AFTER = Duration.ofMillis(20);
  private static final int ALONE = 30;
  private static final int AT_ONCE = 10;
  private static final int ROUNDS = 10;
  private static final int QUEUED = 300;
  private static final int WARM_UP = 40;

  private static final int WAITING = 1000;
  private static final int ACCOUNTS = 10_000;

  private static final int RUNS = 400;

  /** Until then the worker's compiler has a third of the CPU that the worker uses. */
  private static final int RUNS_TO_WARM_UP = 1000;

  /** Ours and the bare engine's take turns, so that a noisy minute strikes both. */
  private static final int TURNS = 4;

  private final Path home;
  private final SweepMode sweeps;
  private final Progress progress;

  public Bench(Path home, SweepMode sweeps, Progress progress) {
    this.home = home;
    this.sweeps = sweeps;
    this.progress = progress;
  }

  /** Runs it on a stack of its own, writes the file and answers with what it says. */
  public BenchResult run(Path file) {
    try (var stack = new BenchStack(home, progress)) {
      stack.serve(TARGETS, TARGET_ANSWERS_AFTER, sweeps);
      var apiMb = stack.residentMb(Part.API);
      var workerMb = stack.residentMb(Part.WORKER);
      var containment = new Containment(stack);
      var contain = contain(containment);
      progress.say("one of RISK behind %d ordinary leavers".formatted(QUEUED));
      var risk = containment.riskBehind(QUEUED);
      var throughput = throughput(stack);
      var memory =
          new Memory(apiMb, workerMb, stack.residentMb(Part.API), stack.residentMb(Part.WORKER));
      var result =
          new BenchResult(
              sweeps.name(),
              contain,
              throughput,
              new Priority(QUEUED, risk.toMillis()),
              memory,
              waiting(stack, containment),
              retirement(stack),
              accepting(stack),
              new FirstPages(stack, progress).load());
      ResultFile.write(result, file);
      return result;
    }
  }

  private Contain contain(Containment containment) {
    progress.say("warming up with %d leavers".formatted(WARM_UP));
    containment.atOnce(AT_ONCE, WARM_UP / AT_ONCE);
    progress.say("time to contain, alone, %d times".formatted(ALONE));
    var alone = Percentiles.of(containment.alone(ALONE));
    progress.say("time to contain, ten at once, %d times".formatted(ROUNDS));
    var tenAtOnce = Percentiles.of(containment.atOnce(AT_ONCE, ROUNDS));
    return new Contain(TARGETS, alone, tenAtOnce);
  }

  private Waiting waiting(BenchStack stack, Containment containment) {
    progress.say("%d runs that wait for people".formatted(WAITING));
    stack.serve(TARGETS, Duration.ZERO, sweeps);
    containment.waiting(WAITING);
    return new Waiting(WAITING, stack.residentMb(Part.WORKER));
  }

  private Retirement retirement(BenchStack stack) {
    progress.say("an application of %d accounts is retired".formatted(ACCOUNTS));
    stack.serveAccounts(ACCOUNTS, sweeps);
    return new RetiredApplication(stack, progress).of(ACCOUNTS);
  }

  /** Runs that start would take the machine from whoever answers; so nothing starts. */
  private List<Accepting> accepting(BenchStack stack) {
    stack.acceptOnly();
    return new Acceptance(stack, progress).measure();
  }

  private BenchResult.Throughput throughput(BenchStack stack) {
    stack.serve(TARGETS, Duration.ZERO, sweeps);
    try (var throughput = new Throughput(stack, sweeps)) {
      warmUp(throughput);
      var ours = Duration.ZERO;
      var bare = Duration.ZERO;
      for (var turn = 1; turn <= TURNS; turn++) {
        var runs = RUNS / TURNS;
        progress.say("turn %d of %d: %d complete offboardings".formatted(turn, TURNS, runs));
        ours = ours.plus(throughput.offboardings("turn-" + turn, runs));
        progress.say("turn %d of %d: %d runs of the bare engine".formatted(turn, TURNS, runs));
        bare = bare.plus(throughput.bareEngine("turn-" + turn, runs));
      }
      return new BenchResult.Throughput(
          TARGETS,
          Rates.perSecond(RUNS, ours),
          Rates.perSecond(RUNS, bare),
          Rates.ratio(bare, ours));
    }
  }

  private void warmUp(Throughput throughput) {
    var series = RUNS_TO_WARM_UP / (RUNS / TURNS);
    for (var turn = 1; turn <= series; turn++) {
      progress.say("warming up, turn %d of %d".formatted(turn, series));
      throughput.offboardings("warm-up-" + turn, RUNS / TURNS);
      throughput.bareEngine("warm-up-" + turn, RUNS / TURNS);
    }
  }
}
