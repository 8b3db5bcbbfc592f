package dev.handback.estate;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A Keycloak 26.7 with its database in a file. Port names: {@code http}, {@code management}. */
public record Keycloak(EstateProcess process, int port, int managementPort, Credentials admin)
    implements EstateServer {
  private static final String NAME = "keycloak";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** The server of this folder: the running one, or started with its data, or made new. */
  public static Keycloak start(Launch launch) {
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    Optional<EstateProcess> running = running(launch.dir());
    EstateProcess process = running.orElseGet(() -> startProcess(launch, memory));
    Keycloak server =
        new Keycloak(
            process,
            memory.knownPort("http"),
            memory.knownPort("management"),
            memory.credentials("admin"));
    process.awaitReady(() -> HttpProbe.answersOk(server.health()), PATIENCE, launch.progress());
    return server;
  }

  /** The server running in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> running(Path dir) {
    return EstateProcess.running(dir, NAME);
  }

  /** The root of all addresses, without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where a client gets tokens of a realm. */
  public URI tokenEndpoint(String realm) {
    return url().resolve("/realms/" + realm + "/protocol/openid-connect/token");
  }

  private URI health() {
    return URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
  }

  private static EstateProcess startProcess(Launch launch, InstanceMemory memory) {
    KeycloakFiles files = new KeycloakFiles(launch);
    files.ensureBuilt();
    int http = memory.port(launch, "http");
    int management = memory.port(launch, "management");
    Credentials admin = memory.credentials("admin");
    List<String> arguments =
        List.of(
            "start",
            "--optimized",
            "--http-enabled=true",
            "--hostname-strict=false",
            "--http-host=127.0.0.1",
            "--http-port=" + http,
            "--http-management-port=" + management,
            // Alone: the default joins a cluster, on all interfaces, and waits 20 s for a killed
            // self.
            "--cache=local",
            // Signals are pushed to this machine, without TLS, and soon.
            "--spi-ssf-transmitter--default--allow-insecure-push-targets=true",
            "--spi-ssf-transmitter--default--outbox-drainer-interval=2s",
            "--log-level=info,io.smallrye.health:error",
            "--db-url=" + database(launch.dir()));
    return EstateProcess.start(
        ProcessSpec.of(NAME, launch, files.java(arguments))
            .with("KC_BOOTSTRAP_ADMIN_USERNAME", admin.user())
            .with("KC_BOOTSTRAP_ADMIN_PASSWORD", admin.password()));
  }

  /** Every commit is on disk when it returns: a killed server must not forget what it answered. */
  private static String database(Path dir) {
    return "jdbc:h2:file:"
        + dir.resolve("h2/keycloakdb")
        + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
  }
}
