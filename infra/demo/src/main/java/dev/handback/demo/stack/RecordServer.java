package dev.handback.demo.stack;

import dev.handback.estate.Credentials;
import dev.handback.estate.EstateException;
import dev.handback.estate.MariaDb;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server of the record: the one that {@code HANDBACK_DB_URL} names, else a MariaDB of ours. */
final class RecordServer {
  private static final String DATABASE = "handback";
  private static final int DEFAULT_PORT = 3306;
  private static final Pattern USER = Pattern.compile("[?&]user=([^&]*)");
  private static final Pattern PASSWORD = Pattern.compile("[?&]password=([^&]*)");

  private RecordServer() {}

  /**
   * The server that is given: {@code jdbc:mysql://host:port/database?user=…&password=…}, or {@code
   * mysql://user:password@host:port/database}.
   */
  static Optional<Facts.RecordDatabase> given() {
    return Optional.ofNullable(System.getenv("HANDBACK_DB_URL"))
        .filter(url -> !url.isBlank())
        .map(RecordServer::parse);
  }

  static Facts.RecordDatabase start(Surroundings surroundings) {
    Optional<Facts.RecordDatabase> given = given();
    given.ifPresent(
        facts -> surroundings.tell(Part.DATABASE, "given by HANDBACK_DB_URL: " + facts));
    return given.orElseGet(() -> startOurs(surroundings));
  }

  private static Facts.RecordDatabase startOurs(Surroundings surroundings) {
    MariaDb server =
        MariaDb.start(
            surroundings.launch(Part.DATABASE),
            MariaDb.Options.record().database(DATABASE, DATABASE));
    Credentials owner = server.owner(DATABASE);
    return new Facts.RecordDatabase(
        "127.0.0.1", server.port(), DATABASE, owner.user(), owner.password());
  }

  static Facts.RecordDatabase parse(String url) {
    URI uri = URI.create(url.replaceFirst("^jdbc:", ""));
    String path = uri.getPath();
    String userInfo = Optional.ofNullable(uri.getUserInfo()).orElse("");
    String user = query(USER, url).orElse(userInfo.replaceFirst(":.*", ""));
    String password = query(PASSWORD, url).orElse(userInfo.replaceFirst("^[^:]*:?", ""));
    if (uri.getHost() == null || path == null || path.length() < 2 || user.isBlank()) {
      throw new EstateException(
          "HANDBACK_DB_URL must name host, database and user, for example"
              + " mysql://user:password@host:3306/handback");
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new Facts.RecordDatabase(uri.getHost(), port, path.substring(1), user, password);
  }

  private static Optional<String> query(Pattern pattern, String url) {
    Matcher matcher = pattern.matcher(url);
    return matcher.find()
        ? Optional.of(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
