package dev.handback.estate;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Temporal's Web UI as a server of its own: other than the dev server's, it has the browser show
 * the codec server who is signed in. Port name: {@code web}.
 */
public record TemporalUi(EstateProcess process, int port) implements EstateServer {
  private static final String NAME = "temporal-ui";
  private static final String CONFIG = "ui";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * What it shows, and who makes it readable.
   *
   * @param engine the gRPC address
   * @param codec the codec server's address, without a slash at the end
   * @param signIn where somebody signs in for it
   */
  public record Settings(String engine, String namespace, String codec, String signIn) {}

  /** Whether it is here, or is built beside an engine that is built here, too. */
  public static boolean canBeHad(HandbackHome home) {
    return GoBinary.Source.TEMPORAL_UI.comesWith(GoBinary.Source.TEMPORAL, home);
  }

  /** The UI of this folder: the running one while its settings are the same. */
  public static TemporalUi start(Launch launch, Settings settings) {
    Path program = new GoBinary(GoBinary.Source.TEMPORAL_UI, launch).find();
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    Optional<EstateProcess> running = running(launch.dir());
    int port = running.isPresent() ? memory.knownPort("web") : memory.port(launch, "web");
    if (configured(launch.dir(), settings, port) && running.isPresent()) {
      running.get().stop();
      running = Optional.empty();
    }
    EstateProcess process = running.orElseGet(() -> EstateProcess.start(spec(launch, program)));
    TemporalUi ui = new TemporalUi(process, port);
    process.awaitReady(
        () -> HttpProbe.answersOk(ui.url().resolve("/api/v1/settings")),
        PATIENCE,
        launch.progress());
    return ui;
  }

  /** The UI running in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> running(Path dir) {
    return EstateProcess.running(dir, NAME);
  }

  /** Without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static ProcessSpec spec(Launch launch, Path program) {
    return ProcessSpec.of(
        NAME,
        launch,
        List.of(
            program.toString(),
            "--root",
            launch.dir().toString(),
            "--config",
            CONFIG,
            "--env",
            NAME,
            "start"));
  }

  /** Whether that changed anything. */
  private static boolean configured(Path dir, Settings settings, int port) {
    Path file = dir.resolve(CONFIG).resolve(NAME + ".yaml");
    String text =
        """
        temporalGrpcAddress: %s
        host: 127.0.0.1
        port: %d
        enableUi: true
        defaultNamespace: %s
        disableNewsFetch: true
        hideLogs: true
        cors:
          cookieInsecure: true
        codec:
          endpoint: %s
          includeCredentials: true
          defaultErrorMessage: Sign in to Handback's console as an operator to read this.
          defaultErrorLink: %s
        """
            .formatted(
                settings.engine(), port, settings.namespace(), settings.codec(), settings.signIn());
    try {
      if (Files.exists(file) && Files.readString(file).equals(text)) {
        return false;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return true;
    } catch (IOException e) {
      throw EstateException.unusable(file, e);
    }
  }
}
