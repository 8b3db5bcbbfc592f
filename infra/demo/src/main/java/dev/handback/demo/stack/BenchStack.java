package dev.handback.demo.stack;

import dev.handback.estate.EstateException;
import dev.handback.estate.EstateProcess;
import dev.handback.estate.Lifetime;
import dev.handback.estate.Progress;
import dev.handback.offboarding.SettingsActivities.SweepMode;
import dev.handback.payload.EncryptingCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the benchmark runs on: engine, record, api, and a worker whose targets are in memory. */
public final class BenchStack implements AutoCloseable {
  private final DemoStack stack;
  private final Surroundings surroundings;

  /** Starts everything but the worker; all of it ends with this JVM at the latest. */
  public BenchStack(Path home, Progress progress) {
    surroundings = new Surroundings(DemoHome.in(home), Lifetime.WITH_JVM, progress);
    stack = DemoStack.in(home).onRealEngine().tell(progress).unguarded();
    stack.start(Part.ENGINE);
    stack.start(Part.DATABASE);
    stack.start(Part.API);
  }

  /** Starts the worker anew, with so many targets that each answer after this delay. */
  public void serve(int targets, Duration delay, SweepMode sweeps) {
    serve(targets, delay, 0, sweeps);
  }

  /** The same with a single target that has so many accounts. */
  public void serveAccounts(int accounts, SweepMode sweeps) {
    serve(1, Duration.ZERO, accounts, sweeps);
  }

  private void serve(int targets, Duration delay, int accounts, SweepMode sweeps) {
    stack.stop(Part.WORKER);
    int port = ProgramStart.port(surroundings, Part.WORKER);
    String configuration =
        new Configuration(stack.home()).benchWorker(port, targets, delay, accounts);
    ProgramStart.benchWorker(surroundings, configuration, sweeps);
  }

  /** Starts the api anew, with the route of a bare insert, and lets it take events in alone. */
  public void acceptOnly() {
    stack.stop(Part.API);
    int port = ProgramStart.port(surroundings, Part.API);
    String configuration = new Configuration(stack.home()).api(port, false);
    stack.facts().save(Part.API, ProgramStart.benchApi(surroundings, configuration));
    stack.stop(Part.WORKER);
    stack.stop(Part.ENGINE);
  }

  public String api() {
    return stack.facts().web(Part.API).url();
  }

  public Facts.Engine engine() {
    return stack.facts().engine();
  }

  /** What payloads are encrypted and read with. */
  public EncryptingCodec payloads() {
    return stack.payloads();
  }

  /** The HR system that may send here. */
  public HrSource source() {
    return new Configuration(stack.home()).sources(api()).getFirst();
  }

  /** Who has this role here. */
  public DemoUser user(String role) {
    return DemoUser.all(stack.home()).stream()
        .filter(user -> user.roles().contains(role))
        .findFirst()
        .orElseThrow(() -> new EstateException("Nobody has the role " + role + "."));
  }

  /** Everybody who has this role here. */
  public List<DemoUser> users(String role) {
    return DemoUser.all(stack.home()).stream().filter(user -> user.roles().contains(role)).toList();
  }

  /** Resident memory of a process, in MiB, as Linux counts it. */
  public long residentMb(Part part) {
    long pid = stack.process(part).map(EstateProcess::pid).orElseThrow();
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new EstateException("Cannot read the memory of " + part.label() + ".", e);
    }
  }

  @Override
  public void close() {
    stack.stop();
  }
}
