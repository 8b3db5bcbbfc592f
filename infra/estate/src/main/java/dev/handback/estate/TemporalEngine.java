package dev.handback.estate;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The real Temporal dev server with its Web UI, its state in a file. Port names: {@code grpc},
 * {@code ui}, {@code metrics}, {@code http}.
 */
public record TemporalEngine(EstateProcess process, int grpcPort, int uiPort, int metricsPort)
    implements EstateServer {
  private static final String NAME = "temporal";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The namespace made for Handback, with 30 days' retention and our search attributes. */
  public static final String NAMESPACE = TemporalNamespace.NAME;

  /** Whether the Temporal CLI is here, or what it is built with. */
  public static boolean canBeHad(HandbackHome home) {
    return GoBinary.Source.TEMPORAL.canBeHad(home);
  }

  /** The engine of this folder, with further arguments for {@code temporal server start-dev}. */
  public static TemporalEngine start(Launch launch, String... extraArguments) {
    Path temporal = new GoBinary(GoBinary.Source.TEMPORAL, launch).find();
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    Optional<EstateProcess> running = running(launch.dir());
    if (running.isEmpty()) {
      List.of("grpc", "ui", "metrics", "http").forEach(port -> memory.port(launch, port));
    }
    EstateProcess process =
        running.orElseGet(
            () -> EstateProcess.start(spec(launch, temporal, memory, List.of(extraArguments))));
    TemporalEngine engine =
        new TemporalEngine(
            process, memory.knownPort("grpc"), memory.knownPort("ui"), memory.knownPort("metrics"));
    TemporalNamespace namespace = new TemporalNamespace(temporal, engine.target());
    process.awaitReady(
        () -> HttpProbe.answersOk(engine.webUi()) && namespace.ensure(),
        PATIENCE,
        launch.progress());
    return engine;
  }

  /** The engine running in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> running(Path dir) {
    return EstateProcess.running(dir, NAME);
  }

  /** The gRPC address, as clients and workers take it. */
  public String target() {
    return "127.0.0.1:" + grpcPort;
  }

  public URI webUi() {
    return URI.create("http://127.0.0.1:" + uiPort + "/");
  }

  /** Prometheus text. */
  public URI metrics() {
    return URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
  }

  private static ProcessSpec spec(
      Launch launch, Path temporal, InstanceMemory memory, List<String> extraArguments) {
    List<String> command = new ArrayList<>(List.of(temporal.toString(), "server", "start-dev"));
    command.addAll(List.of("--disable-config-file", "--disable-config-env"));
    command.addAll(List.of("--ip", "127.0.0.1", "--log-level", "warn", "--ui-disable-news-fetch"));
    command.addAll(List.of("--db-filename", launch.dir().resolve("temporal.db").toString()));
    command.addAll(List.of("--port", port(memory, "grpc"), "--http-port", port(memory, "http")));
    command.addAll(List.of("--ui-port", port(memory, "ui")));
    command.addAll(List.of("--metrics-port", port(memory, "metrics")));
    // About ten times the writes per second of the default journal, and safe after a crash.
    command.addAll(List.of("--sqlite-pragma", "journal_mode=WAL"));
    command.addAll(List.of("--sqlite-pragma", "synchronous=NORMAL"));
    // The default of 20 polls per second puts every workflow task on a 50 ms tick.
    command.addAll(dynamic("history.transferProcessorMaxPollRPS=2000"));
    command.addAll(dynamic("system.enableActivityEagerExecution=true"));
    command.addAll(extraArguments);
    return ProcessSpec.of(NAME, launch, command);
  }

  private static List<String> dynamic(String keyAndValue) {
    return List.of("--dynamic-config-value", keyAndValue);
  }

  private static String port(InstanceMemory memory, String name) {
    return Integer.toString(memory.knownPort(name));
  }
}
