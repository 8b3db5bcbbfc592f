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

/** A server that is written in Go: the one on the PATH, else built here once from its sources. */
final class GoBinary {
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  private final Source source;
  private final HandbackHome home;
  private final Progress progress;
  private int packages;
  private Instant toldAt = Instant.EPOCH;

  GoBinary(Source source, Launch launch) {
    this.source = source;
    this.home = launch.home();
    this.progress = launch.progress();
  }

  /** What there is to build. */
  enum Source {
    /** The Temporal command line, which holds the dev server and the Web UI. */
    TEMPORAL(
        "temporal",
        "engine",
        "github.com/temporalio/cli/cmd/temporal",
        "the Temporal server",
        "about 5 minutes",
        "install the Temporal CLI (https://docs.temporal.io/cli)"),

    /** Temporal's Web UI as a server of its own. */
    TEMPORAL_UI(
        "temporal-ui-server",
        "engine",
        "github.com/temporalio/ui-server/v2/cmd/server",
        "Temporal's Web UI",
        "some seconds after the Temporal server",
        "install Temporal's ui-server (https://github.com/temporalio/ui-server)"),

    /** Smallstep's certificate authority. */
    STEP_CA(
        "step-ca",
        "ca",
        "github.com/smallstep/certificates/cmd/step-ca",
        "step-ca",
        "about 3 minutes",
        "install step-ca (https://smallstep.com/docs/step-ca)");

    private final String program;
    private final String folder;
    private final String mainPackage;
    private final String title;
    private final String takes;
    private final String remedy;

    Source(
        String program,
        String folder,
        String mainPackage,
        String title,
        String takes,
        String remedy) {
      this.program = program;
      this.folder = folder;
      this.mainPackage = mainPackage;
      this.title = title;
      this.takes = takes;
      this.remedy = remedy;
    }

    /** Whether {@link GoBinary#find} would find one, or Go to build it with. */
    boolean canBeHad(HandbackHome home) {
      return Executables.onPath(program).isPresent()
          || Files.isExecutable(home.bin().resolve(program))
          || go().isPresent();
    }

    /** The same of a program that is here already, or is built with what another one needed. */
    boolean comesWith(Source other, HandbackHome home) {
      return Executables.onPath(program).isPresent()
          || Files.isExecutable(home.bin().resolve(program))
          || (Executables.onPath(other.program).isEmpty() && go().isPresent());
    }

    private EstateException nothingToBuildWith() {
      return new EstateException(
          "No %s: %s, or Go 1.26 or newer (https://go.dev/dl) to have it built from infra/%s, and put it on the PATH."
              .formatted(title.replaceFirst("^the ", ""), remedy, folder));
    }
  }

  /**
   * The one on the PATH, else the one built from its folder in {@code infra}, once.
   *
   * @throws EstateException when there is neither the program nor Go, saying what to install
   */
  Path find() {
    return Executables.onPath(source.program).orElseGet(this::built);
  }

  private Path built() {
    Path binary = home.bin().resolve(source.program);
    if (!Files.isExecutable(binary)) {
      Path go = go().orElseThrow(source::nothingToBuildWith);
      // One build at a time, of whatever: two would each take twice as long.
      FolderLock.holding(home.bin().resolve("go.lock"), () -> build(go, binary));
    }
    return binary;
  }

  private void build(Path go, Path binary) {
    if (Files.isExecutable(binary)) {
      return; // whoever held the lock before has built it
    }
    progress.say(
        "Building %s with Go: once, %s on two cores".formatted(source.title, source.takes));
    Path next = binary.resolveSibling(source.program + ".new");
    List<String> command =
        List.of(
            go.toString(),
            "build",
            "-v",
            "-ldflags",
            "-s -w",
            "-o",
            next.toString(),
            source.mainPackage);
    CommandRun run =
        CommandRun.of(
            command, home.goModule(source.folder), Map.of("CGO_ENABLED", "0"), this::tell);
    if (!run.succeeded()) {
      throw new EstateException("Building " + source.title + " failed:\n" + run.output());
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
      progress.say("Building %s, step %d: %s".formatted(source.title, packages, line));
    }
  }

  private static Optional<Path> go() {
    return Executables.onPath("go").or(() -> Executables.in("go", "/usr/local/go/bin"));
  }
}
