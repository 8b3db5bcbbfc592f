package dev.handback.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Temporal command line, which holds the dev server and the Web UI. */
final class TemporalBinary {
  private static final String PACKAGE = "github.com/temporalio/cli/cmd/temporal";
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  private final HandbackHome home;
  private final Progress progress;
  private int packages;
  private Instant toldAt = Instant.EPOCH;

  TemporalBinary(Launch launch) {
    this.home = launch.home();
    this.progress = launch.progress();
  }

  /** Whether {@link #find} would find one, or Go to build it with. */
  static boolean canBeHad(HandbackHome home) {
    return Executables.onPath("temporal").isPresent()
        || Files.isExecutable(home.bin().resolve("temporal"))
        || go().isPresent();
  }

  /**
   * The one on the PATH, else the one built from {@code infra/engine}, once.
   *
   * @throws EstateException when there is neither Temporal nor Go, saying what to install
   */
  Path find() {
    return Executables.onPath("temporal").orElseGet(this::built);
  }

  private Path built() {
    Path binary = home.bin().resolve("temporal");
    if (!Files.isExecutable(binary)) {
      Path go = go().orElseThrow(TemporalBinary::nothingToBuildWith);
      FolderLock.holding(home.bin().resolve("temporal.lock"), () -> build(go, binary));
    }
    return binary;
  }

  private void build(Path go, Path binary) {
    if (Files.isExecutable(binary)) {
      return; // whoever held the lock before has built it
    }
    progress.say("Building the Temporal server with Go: once, about 5 minutes on two cores");
    Path next = binary.resolveSibling("temporal.new");
    List<String> command =
        List.of(go.toString(), "build", "-v", "-ldflags", "-s -w", "-o", next.toString(), PACKAGE);
    CommandRun run =
        CommandRun.of(command, home.engineModule(), Map.of("CGO_ENABLED", "0"), this::tell);
    if (!run.succeeded()) {
      throw new EstateException("Building the Temporal server failed:\n" + run.output());
    }
    try {
      Files.move(next, binary, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw EstateException.unusable(binary, e);
    }
    progress.say("Built " + binary);
  }

  /** Go prints one line per download, then one per package: several hundred of each. */
  private void tell(String line) {
    packages++;
    if (Duration.between(toldAt, Instant.now()).compareTo(TELL_EVERY) > 0) {
      toldAt = Instant.now();
      progress.say("Building the Temporal server, step " + packages + ": " + line);
    }
  }

  private static Optional<Path> go() {
    return Executables.onPath("go").or(() -> Executables.in("go", "/usr/local/go/bin"));
  }

  private static EstateException nothingToBuildWith() {
    return new EstateException(
        "No Temporal server: install the Temporal CLI (https://docs.temporal.io/cli), or Go 1.26 or"
            + " newer (https://go.dev/dl) to have it built from infra/engine, and put"
            + " it on the PATH.");
  }
}
