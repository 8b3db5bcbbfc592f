package dev.handback.connector.database;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Secret;
import dev.handback.connector.estate.TargetConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** One server, and how to get a connection to it as anybody. A connection serves one call. */
final class DatabaseServer {
  /** A server that listens accepts at once; one that does not must not eat the time limit. */
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  private static final int DEFAULT_PORT = 3306;

  private final TargetConfig config;
  private final String host;
  private final int port;
  private final String sslMode;

  private DatabaseServer(TargetConfig config, String host, int port, String sslMode) {
    this.config = config;
    this.host = host;
    this.port = port;
    this.sslMode = sslMode;
  }

  /** What is done with the administrator's connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Takes {@code mysql://host:port}, or the same with {@code jdbc:} before it. */
  static DatabaseServer of(TargetConfig config) {
    var given = config.url();
    var uri = "jdbc".equals(given.getScheme()) ? URI.create(given.getSchemeSpecificPart()) : given;
    var known = "mysql".equals(uri.getScheme()) || "mariadb".equals(uri.getScheme());
    if (!known || uri.getHost() == null) {
      throw new ConnectorException.Misconfigured(
          "estate.yaml: target %s needs a url like mysql://host:3306, not %s"
              .formatted(config.id(), given),
          null);
    }
    var port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    var sslMode = config.setting("sslMode", sslModeOf(config, uri));
    return new DatabaseServer(config, uri.getHost(), port, sslMode);
  }

  /** Does the work on one connection as Handback's own account. */
  <T> T asAdmin(String doing, Work<T> work) {
    try (var connection = connect(config.username(), config.secret())) {
      return work.on(connection);
    } catch (SQLException e) {
      throw SqlErrors.translate(config.id(), doing, e);
    }
  }

  Connection connect(String user, Secret password) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password.reveal());
    properties.setProperty("sslMode", sslMode);
    var limit = config.timeLimit().toMillis();
    properties.setProperty(
        "connectTimeout", Long.toString(Math.min(limit, CONNECT_LIMIT.toMillis())));
    properties.setProperty("socketTimeout", Long.toString(limit));
    // Whoever knows an expired password may still set a new one: that is getting in.
    properties.setProperty("disconnectOnExpiredPasswords", "false");
    properties.setProperty("allowLoadLocalInfile", "false");
    return DriverManager.getConnection("jdbc:mysql://" + host + ":" + port + "/", properties);
  }

  /** The address of this machine that leads to the server. Nothing is sent. */
  String localAddress() {
    try (var socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(host, port));
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException | UncheckedIOException e) {
      throw new ConnectorException.Unavailable(config.id() + ": no way to " + host, e);
    }
  }

  TargetConfig config() {
    return config;
  }

  private static String sslModeOf(TargetConfig config, URI uri) {
    var query = uri.getQuery();
    if (query == null) {
      return "PREFERRED";
    }
    if (query.startsWith("sslMode=") && query.indexOf('&') < 0) {
      return query.substring("sslMode=".length());
    }
    throw new ConnectorException.Misconfigured(
        "estate.yaml: target %s may have no parameter but sslMode in its url, not %s"
            .formatted(config.id(), query),
        null);
  }
}
