package dev.handback.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A running subprocess, known by its pid file, so that any JVM can stop it. */
public final class EstateProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final Duration AFTER_SIGKILL = Duration.ofSeconds(10);
  private static final int LOG_TAIL_LINES = 15;

  private final String name;
  private final Path dir;
  private final ProcessIdentity identity;

  private EstateProcess(String name, Path dir, ProcessIdentity identity) {
    this.name = name;
    this.dir = dir;
    this.identity = identity;
  }

  /** Starts the program; {@link #awaitReady} tells when it can be used. */
  public static EstateProcess start(ProcessSpec spec) {
    Path log = spec.dir().resolve(spec.name() + ".log");
    ProcessBuilder builder = new ProcessBuilder(command(spec)).directory(spec.dir().toFile());
    builder.environment().putAll(spec.environment());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      Files.createDirectories(spec.dir());
      ProcessIdentity identity = ProcessIdentity.of(builder.start().toHandle());
      identity.write(pidFile(spec.dir(), spec.name()));
      EstateProcess process = new EstateProcess(spec.name(), spec.dir(), identity);
      if (spec.lifetime() == Lifetime.WITH_JVM) {
        JvmExit.ends(process);
      }
      return process;
    } catch (IOException e) {
      throw new EstateException("Cannot start " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The process that an earlier start left running in this folder, also when another JVM started
   * it.
   */
  public static Optional<EstateProcess> running(Path dir, String name) {
    Path folder = dir.toAbsolutePath().normalize();
    return ProcessIdentity.read(pidFile(folder, name))
        .filter(identity -> identity.handle().isPresent())
        .map(identity -> new EstateProcess(name, folder, identity));
  }

  public String name() {
    return name;
  }

  public long pid() {
    return identity.pid();
  }

  public Path logFile() {
    return dir.resolve(name + ".log");
  }

  public boolean isAlive() {
    return identity.handle().isPresent();
  }

  /**
   * Waits until the check holds.
   *
   * @throws EstateException with the end of the log if the process ends or patience runs out
   */
  public void awaitReady(BooleanSupplier check, Duration patience, Progress progress) {
    Waiting waiting = new Waiting(name, patience, progress);
    while (!check.getAsBoolean()) {
      if (!isAlive()) {
        forget();
        throw new EstateException(name + " ended while starting. " + logTail());
      }
      if (waiting.isOver()) {
        stop();
        throw new EstateException(
            name + " was not ready after " + patience.toSeconds() + " s. " + logTail());
      }
      waiting.pause();
    }
    progress.say(name + " is ready after " + waiting.elapsed());
  }

  /** Asks the process to end (SIGTERM) and kills it when it has not after 15 s. */
  public void stop() {
    stop(GRACE);
  }

  /** The same with another patience before SIGKILL. */
  public void stop(Duration grace) {
    identity.handle().ifPresent(ProcessHandle::destroy);
    if (!awaitEnd(grace)) {
      kill();
    }
    forget();
  }

  /** SIGKILL: the process has no chance to save anything. Returns when it is gone. */
  public void kill() {
    identity.handle().ifPresent(ProcessHandle::destroyForcibly);
    if (!awaitEnd(AFTER_SIGKILL)) {
      throw new EstateException(name + " (pid " + pid() + ") survived SIGKILL.");
    }
    forget();
  }

  @Override
  public void close() {
    stop();
  }

  private boolean awaitEnd(Duration patience) {
    Waiting waiting = new Waiting(name, patience, Progress.SILENT);
    while (isAlive() && !waiting.isOver()) {
      waiting.pause();
    }
    return !isAlive();
  }

  private void forget() {
    JvmExit.forget(this);
    Path pidFile = pidFile(dir, name);
    try {
      // A newer start may have written its own pid by now.
      if (ProcessIdentity.read(pidFile).filter(identity::equals).isPresent()) {
        Files.deleteIfExists(pidFile);
      }
    } catch (IOException e) {
      throw EstateException.unusable(pidFile, e);
    }
  }

  private String logTail() {
    try {
      List<String> lines = Files.exists(logFile()) ? Files.readAllLines(logFile()) : List.of();
      List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
      return "The end of " + logFile() + ":\n" + String.join("\n", tail);
    } catch (IOException e) {
      return "Its log " + logFile() + " cannot be read: " + e.getMessage();
    }
  }

  private static Path pidFile(Path dir, String name) {
    return dir.resolve(name + ".pid");
  }

  private static List<String> command(ProcessSpec spec) {
    List<String> command = new ArrayList<>();
    if (spec.lifetime() == Lifetime.DETACHED) {
      // A session of its own: neither Ctrl-C nor the end of the terminal reaches it.
      Executables.onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    }
    command.addAll(spec.command());
    return command;
  }
}
