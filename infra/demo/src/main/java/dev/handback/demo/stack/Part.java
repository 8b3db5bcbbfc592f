package dev.handback.demo.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The processes of a demo. */
public enum Part {
  /** Temporal with its Web UI. */
  ENGINE("temporal"),
  /** The record's MariaDB, unless {@code HANDBACK_DB_URL} names another server. */
  DATABASE("mariadb"),
  KEYCLOAK("keycloak"),
  /** An LDAP directory. */
  DIRECTORY("apacheds"),
  /** A SQL database as a target. */
  WAREHOUSE("mariadb"),
  /** The SCIM application with paid seats. */
  ATELIER("atelier"),
  /** A certificate authority, with a database of its own beside it. */
  CERTIFICATES("step-ca"),
  /** A mail server that keeps what it gets, and shows it. */
  MAIL("mail"),
  /** What stands in for an HR system whose API is asked. */
  PERSONNEL("personnel"),
  WORKER("worker"),
  API("api");

  private final String processName;

  Part(String processName) {
    this.processName = processName;
  }

  /** What a person calls it, for example {@code keycloak}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Part> labelled(String label) {
    return Arrays.stream(values()).filter(part -> part.label().equals(label)).findFirst();
  }

  /** The systems that Handback takes access from. */
  public static List<Part> targets() {
    return List.of(KEYCLOAK, DIRECTORY, WAREHOUSE, ATELIER, CERTIFICATES);
  }

  /** Those of them on which people have accounts. */
  public static List<Part> withAccounts() {
    return List.of(KEYCLOAK, DIRECTORY, WAREHOUSE, ATELIER);
  }

  String processName() {
    return processName;
  }

  /** The ports that people expect, by the launcher's name for them. */
  Map<String, Integer> preferredPorts() {
    return switch (this) {
      case ENGINE -> Map.of("grpc", 7233, "ui", 8233, "web", 8233);
      case DATABASE -> Map.of("sql", 3306);
      case KEYCLOAK -> Map.of("http", 8180);
      case DIRECTORY -> Map.of("ldap", 10389);
      case WAREHOUSE -> Map.of("sql", 3307);
      case ATELIER -> Map.of("http", 8480);
      case CERTIFICATES -> Map.of("https", 9443, "sql", 3308);
      case MAIL -> Map.of("smtp", 2525, "http", 8025);
      case PERSONNEL -> Map.of("http", 8580);
      case WORKER -> Map.of("http", 8081);
      case API -> Map.of("http", 8080);
    };
  }
}
