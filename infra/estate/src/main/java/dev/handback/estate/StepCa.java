package dev.handback.estate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step-ca 0.30 with a root and an intermediate of its own, a signed revocation list, and a
 * MariaDB of its own, since only a database lists what was issued. Port names: {@code https},
 * {@code sql}.
 */
public record StepCa(EstateProcess process, Path dir, int port, MariaDb store)
    implements EstateServer {
  /** The provisioner whose key issues certificates. */
  public static final String ISSUING = "staff";

  /** The provisioner whose key revokes certificates, and issues none. */
  public static final String REVOKING = "handback";

  private static final String NAME = "step-ca";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  /** Whether step-ca is here, or what it is built with. */
  public static boolean canBeHad(HandbackHome home) {
    return GoBinary.Source.STEP_CA.canBeHad(home);
  }

  /** The CA of this folder: the running one, or started with its data, or made new. */
  public static StepCa start(Launch launch) {
    Path binary = new GoBinary(GoBinary.Source.STEP_CA, launch).find();
    MariaDb store = startStore(launch);
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    EstateProcess process =
        running(launch.dir()).orElseGet(() -> startProcess(launch, binary, memory, store));
    StepCa ca = new StepCa(process, launch.dir(), memory.knownPort("https"), store);
    process.awaitReady(ca::answers, PATIENCE, launch.progress());
    ca.makeRoomForTheList();
    return ca;
  }

  /** The CA running in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> running(Path dir) {
    return EstateProcess.running(dir, NAME);
  }

  /** The database of the CA in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> runningStore(Path dir) {
    return MariaDb.running(storeDir(dir));
  }

  /** Without a slash at the end. */
  public URI url() {
    return URI.create("https://127.0.0.1:" + port);
  }

  /** The root that its clients trust, as PEM. */
  public Path root() {
    return CaKeys.in(dir).root();
  }

  /** The private key of a provisioner, as a JWK. */
  public String key(String provisioner) {
    try {
      return Files.readString(StepCaConfig.keyFile(dir, provisioner));
    } catch (IOException e) {
      throw EstateException.unusable(dir, e);
    }
  }

  /** The database with what was issued, as {@code mysql://host:port/name}. */
  public URI database() {
    return URI.create("mysql://127.0.0.1:" + store.port() + "/" + StepCaConfig.DATABASE);
  }

  /** Somebody who may read that database and nothing else; made at first sight. */
  public Credentials reader(String user) {
    Credentials reader = InstanceMemory.open(dir).credentials(user);
    onStore(
        "CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s'".formatted(user, reader.password()),
        "GRANT SELECT ON `%s`.* TO '%s'@'%%'".formatted(StepCaConfig.DATABASE, user));
    return reader;
  }

  @Override
  public void stop() {
    process.stop();
    store.stop();
  }

  @Override
  public void kill() {
    process.kill();
    store.kill();
  }

  /**
   * step-ca keeps its list in a BLOB, in which some 1,200 revoked certificates have room: beyond
   * that revoking would go on and the list would stay as it was.
   */
  private void makeRoomForTheList() {
    onStore("ALTER TABLE `%s`.x509_crl MODIFY nvalue LONGBLOB".formatted(StepCaConfig.DATABASE));
  }

  private void onStore(String... statements) {
    try (Connection connection = store.connectAsAdmin();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new EstateException("Cannot set up the CA's database: " + e.getMessage(), e);
    }
  }

  private boolean answers() {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/health")).timeout(ANSWER_WITHIN).build();
    try (var client = Tls.client(Tls.context(root()))) {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    } catch (InterruptedException e) {
      throw EstateException.interrupted("asking " + url(), e);
    }
  }

  private static EstateProcess startProcess(
      Launch launch, Path binary, InstanceMemory memory, MariaDb store) {
    int port = memory.port(launch, "https");
    Path config = new StepCaConfig(launch.dir(), port).write(CaKeys.in(launch.dir()), store);
    return EstateProcess.start(
        ProcessSpec.of(NAME, launch, List.of(binary.toString(), config.toString()))
            .with("STEPPATH", launch.dir().toString()));
  }

  private static MariaDb startStore(Launch launch) {
    Launch within =
        new Launch(
            launch.home(),
            storeDir(launch.dir()),
            launch.lifetime(),
            launch.progress(),
            launch.preferredPorts());
    return MariaDb.start(
        within, new MariaDb.Options(16, Map.of(StepCaConfig.DATABASE, "step-ca"), List.of()));
  }

  private static Path storeDir(Path dir) {
    return dir.toAbsolutePath().normalize().resolve("store");
  }
}
