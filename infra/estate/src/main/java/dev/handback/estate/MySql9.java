package dev.handback.estate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real MySQL 9, for SQL that must run on it as well as on MariaDB. Port name: {@code sql}. */
public record MySql9(
    EstateProcess process, int port, Credentials admin, Map<String, Credentials> owners)
    implements EstateServer {
  private static final String NAME = "mysql";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public MySql9 {
    owners = Map.copyOf(owners);
  }

  /**
   * Fetches the server into this home, once: about a minute, 650 MB.
   *
   * @throws EstateException without root or debootstrap, saying what to install
   */
  public static void install(HandbackHome home, Progress progress) {
    new MySql9Files(home).install(progress);
  }

  public static boolean isInstalled(HandbackHome home) {
    return new MySql9Files(home).areInstalled();
  }

  /**
   * The server of this folder: the running one, or started with its data, or made new.
   *
   * @throws EstateException when it was not installed in this home
   */
  public static MySql9 start(Launch launch, MariaDb.Options options) {
    if (!isInstalled(launch.home())) {
      throw new EstateException(
          "MySQL 9 is not in " + launch.home().home() + "; install it there first, as root.");
    }
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    EstateProcess process =
        running(launch.dir()).orElseGet(() -> startProcess(launch, options, memory));
    MySql9 server =
        new MySql9(
            process,
            memory.knownPort("sql"),
            memory.credentials("root"),
            MariaDb.owners(options, memory));
    process.awaitReady(server::answers, PATIENCE, launch.progress());
    return server;
  }

  /** The server running in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> running(Path dir) {
    return EstateProcess.running(dir, NAME);
  }

  /**
   * The address of a database, without user and password; encrypted, as its password scheme wants.
   */
  public String jdbcUrl(String database) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?sslMode=REQUIRED";
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

  private static EstateProcess startProcess(
      Launch launch, MariaDb.Options options, InstanceMemory memory) {
    MySql9Files files = new MySql9Files(launch.home());
    Path data = launch.dir().resolve("data");
    files.ensureInitialized(data);
    Path init = new InitSql(memory).databases(options.owners()).writeTo(launch.dir());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--bind-address=127.0.0.1",
                "--port=" + memory.port(launch, "sql"),
                "--mysqlx=OFF",
                // Relative to the data folder: a socket's name may not be long.
                "--socket=mysql.sock",
                "--pid-file=mysql.pid",
                "--init-file=" + init,
                "--skip-log-bin",
                "--performance-schema=OFF",
                "--innodb-redo-log-capacity=32M",
                "--innodb-buffer-pool-size=" + options.bufferPoolMegabytes() + "M"));
    arguments.addAll(options.extraArguments());
    return EstateProcess.start(ProcessSpec.of(NAME, launch, files.mysqld(data, arguments)));
  }
}
