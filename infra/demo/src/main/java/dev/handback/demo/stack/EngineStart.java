package dev.handback.demo.stack;

import dev.handback.demo.engine.InMemoryEngine;
import dev.handback.estate.EstateException;
import dev.handback.estate.EstateProcess;
import dev.handback.estate.FreePort;
import dev.handback.estate.InstanceMemory;
import dev.handback.estate.Launch;
import dev.handback.estate.ProcessSpec;
import dev.handback.estate.TemporalEngine;
import dev.handback.estate.TemporalUi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The real Temporal server; one in memory only where the real one cannot be had. */
final class EngineStart {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String IN_MEMORY = "in-memory";

  private final Surroundings surroundings;
  private final Launch launch;
  private final InstanceMemory memory;

  EngineStart(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.launch = engine(surroundings.launch(Part.ENGINE));
    this.memory = InstanceMemory.open(launch.dir());
  }

  /** The usual address is that of the UI which people open. */
  private static Launch engine(Launch launch) {
    return TemporalUi.canBeHad(launch.home()) ? launch.preferPort("ui", 0) : launch;
  }

  Facts.Engine start() {
    boolean runs = surroundings.home().running(Part.ENGINE).isPresent();
    boolean real = runs ? !memory.is("engine", IN_MEMORY) : TemporalEngine.canBeHad(launch.home());
    return real ? server() : standIn(runs);
  }

  private Facts.Engine server() {
    memory.put("engine", "server");
    String api = "http://127.0.0.1:" + ProgramStart.port(surroundings, Part.API);
    String codec = api + "/codec";
    TemporalEngine engine = TemporalEngine.start(launch, "--ui-codec-endpoint", codec);
    return new Facts.Engine(engine.target(), TemporalEngine.NAMESPACE, ui(engine, api, codec));
  }

  /** The dev server's own shows the codec nobody's sign-in, unless its browser is told to. */
  private String ui(TemporalEngine engine, String api, String codec) {
    if (!TemporalUi.canBeHad(launch.home())) {
      return "http://127.0.0.1:" + engine.uiPort();
    }
    var settings =
        new TemporalUi.Settings(
            engine.target(), TemporalEngine.NAMESPACE, codec, api + "/console/sign-in");
    return TemporalUi.start(launch, settings).url().toString();
  }

  private Facts.Engine standIn(boolean runs) {
    surroundings.tell(Part.ENGINE, InMemoryEngine.WHAT_IS_MISSING);
    memory.put("engine", IN_MEMORY);
    int port = runs ? memory.knownPort("grpc") : memory.port(launch, "grpc");
    EstateProcess process =
        surroundings
            .home()
            .running(Part.ENGINE)
            .orElseGet(() -> EstateProcess.start(standInAt(port)));
    process.awaitReady(() -> !FreePort.isFree(port), PATIENCE, launch.progress());
    return new Facts.Engine("127.0.0.1:" + port, TemporalEngine.NAMESPACE, null);
  }

  /** A part of this program, so it has the same class path. */
  private ProcessSpec standInAt(int port) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dhandback.port=" + port,
            "-cp",
            System.getProperty("java.class.path"),
            InMemoryEngine.class.getName());
    return ProcessSpec.of(Part.ENGINE.processName(), launch, command);
  }

  /** For what would measure or break the engine itself. */
  static void requireServer(DemoHome home) {
    if (!TemporalEngine.canBeHad(home.tools())) {
      throw new EstateException(
          "This needs the real Temporal server: install the Temporal CLI"
              + " (https://docs.temporal.io/cli), or Go 1.26 or newer (https://go.dev/dl).");
    }
  }
}
