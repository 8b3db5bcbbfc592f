package dev.handback.connector.stepca;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Secret;
import dev.handback.connector.estate.TargetConfig;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the CA has issued, read from its own database: no call of its API lists it. A key is a
 * serial number in decimal, a value the certificate in DER. Nothing is ever written there.
 */
final class CertificateStore {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  /** Some 500 KB. */
  private static final int PAGE = 500;

  private static final String VALID_AFTER =
      "SELECT c.nkey, c.nvalue FROM x509_certs c LEFT JOIN revoked_x509_certs r ON r.nkey = c.nkey"
          + " WHERE r.nkey IS NULL AND c.nkey > ? ORDER BY c.nkey LIMIT "
          + PAGE;

  private static final String ONE =
      "SELECT c.nkey, c.nvalue, r.nkey IS NOT NULL FROM x509_certs c LEFT JOIN revoked_x509_certs r"
          + " ON r.nkey = c.nkey WHERE c.nkey = ?";

  private final TargetConfig config;
  private final String address;
  private final String user;
  private final Secret password;

  private CertificateStore(TargetConfig config, String address, String user, Secret password) {
    this.config = config;
    this.address = address;
    this.user = user;
    this.password = password;
  }

  static CertificateStore of(TargetConfig config) {
    var given = URI.create(config.required("database"));
    if (!"mysql".equals(given.getScheme()) || given.getHost() == null) {
      throw new ConnectorException.Misconfigured(
          "estate.yaml: target %s needs settings.database like mysql://host:3306/name"
              .formatted(config.id()),
          null);
    }
    return new CertificateStore(
        config,
        "jdbc:" + given,
        config.required("databaseUser"),
        config.requiredSecret("database"));
  }

  /** One row. */
  record Stored(Certificate certificate, boolean revoked) {}

  /** What is done with each row until it has seen enough. */
  @FunctionalInterface
  interface Reader {
    /** Whether to go on. */
    boolean take(Certificate certificate);
  }

  /** Every certificate that is not revoked, in the order of keys, after this one. */
  void read(@Nullable String after, Reader reader) {
    on(connection -> {
      var last = after == null ? "" : after;
      List<Stored> page;
      do {
        page = page(connection, last);
        for (var one : page) {
          if (!reader.take(one.certificate())) {
            return true;
          }
          last = one.certificate().serial().toString();
        }
      } while (page.size() == PAGE);
      return true;
    });
  }

  Optional<Stored> find(BigInteger serial) {
    return on(connection -> {
      try (var statement = connection.prepareStatement(ONE)) {
        statement.setBytes(1, key(serial.toString()));
        return rows(statement, row -> row.getBoolean(3)).stream().findFirst();
      }
    });
  }

  private List<Stored> page(Connection connection, String after) throws SQLException {
    try (var statement = connection.prepareStatement(VALID_AFTER)) {
      statement.setBytes(1, key(after));
      return rows(statement, row -> false);
    }
  }

  private List<Stored> rows(PreparedStatement statement, Revoked revoked) throws SQLException {
    var found = new ArrayList<Stored>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(new Stored(certificate(rows), revoked.in(rows)));
      }
    }
    return found;
  }

  private interface Revoked {
    boolean in(ResultSet row) throws SQLException;
  }

  /** One that cannot be read may be anybody's: passing over it would be to say that it is not. */
  private Certificate certificate(ResultSet row) throws SQLException {
    try {
      return Certificate.of(Pem.certificates(row.getBytes(2)).getFirst());
    } catch (CertificateException unreadable) {
      var key = new String(row.getBytes(1), StandardCharsets.US_ASCII);
      throw new ConnectorException.Conflict(
          "%s: certificate %s cannot be read".formatted(config.id(), key), unreadable);
    }
  }

  private static byte[] key(String serial) {
    return serial.getBytes(StandardCharsets.US_ASCII);
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T on(Work<T> work) {
    try (var connection = DriverManager.getConnection(address, properties())) {
      return work.on(connection);
    } catch (SQLException e) {
      throw StoreErrors.translate(config.id(), e);
    }
  }

  private Properties properties() {
    var properties = new Properties();
    var limit = config.timeLimit().toMillis();
    properties.setProperty("user", user);
    properties.setProperty("password", password.reveal());
    properties.setProperty("sslMode", config.setting("sslMode", "PREFERRED"));
    properties.setProperty(
        "connectTimeout", Long.toString(Math.min(limit, CONNECT_LIMIT.toMillis())));
    properties.setProperty("socketTimeout", Long.toString(limit));
    properties.setProperty("allowLoadLocalInfile", "false");
    return properties;
  }
}
