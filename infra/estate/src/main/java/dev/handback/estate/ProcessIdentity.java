package dev.handback.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process as named by a pid file: the number alone may belong to another program by now, so the
 * time it was started counts too.
 */
record ProcessIdentity(long pid, Instant startedAt) {
  /** The clock behind a process's start time may be corrected by this much while it runs. */
  private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

  private static final Pattern LINE = Pattern.compile("(\\d+) (\\S+Z)");

  static ProcessIdentity of(ProcessHandle handle) {
    // one that has ended already has no start any more: whoever waits for it sees its last words
    var startedAt = handle.info().startInstant().orElseGet(Instant::now);
    return new ProcessIdentity(handle.pid(), startedAt);
  }

  static Optional<ProcessIdentity> read(Path pidFile) {
    if (!Files.isRegularFile(pidFile)) {
      return Optional.empty();
    }
    try {
      Matcher line = LINE.matcher(Files.readString(pidFile).strip());
      return line.matches()
          ? Optional.of(
              new ProcessIdentity(Long.parseLong(line.group(1)), Instant.parse(line.group(2))))
          : Optional.empty(); // not ours: nobody may be stopped on its word
    } catch (IOException e) {
      throw EstateException.unusable(pidFile, e);
    }
  }

  void write(Path pidFile) {
    PrivateFile.write(pidFile, pid + " " + startedAt + "\n");
  }

  /** The process, if it still runs and is not another one under a recycled number. */
  Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(this::sameStart).filter(h -> h.isAlive() && !isZombie());
  }

  private boolean sameStart(ProcessHandle handle) {
    return handle
        .info()
        .startInstant()
        .map(started -> Duration.between(startedAt, started).abs())
        .filter(difference -> difference.compareTo(CLOCK_CORRECTION) <= 0)
        .isPresent();
  }

  /**
   * Ended, but kept in the table by a parent that never asks (a container's first process). While
   * other threads of it are still ending, its ports are still taken.
   */
  private boolean isZombie() {
    Path process = Path.of("/proc", Long.toString(pid));
    if (!Files.isDirectory(process)) {
      return false; // a system without /proc
    }
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      String stat = Files.readString(process.resolve("stat"));
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1) && threads.count() <= 1;
    } catch (IOException | UncheckedIOException e) {
      return true; // the entry vanished while it was read: ended
    }
  }
}
