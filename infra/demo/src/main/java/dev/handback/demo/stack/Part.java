package dev.handback.demo.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The processes of a demo. */
public enum Part {
  /** Temporal with its Web UI. */
  ENGINE("temporal", Map.of("grpc", 7233, "ui", 8233)),
  /** The record's MariaDB, unless {@code HANDBACK_DB_URL} names another server. */
  DATABASE("mariadb", Map.of("sql", 3306)),
  KEYCLOAK("keycloak", Map.of("http", 8180)),
  /** An LDAP directory. */
  DIRECTORY("apacheds", Map.of("ldap", 10389)),
  /** A SQL database as a target. */
  WAREHOUSE("mariadb", Map.of("sql", 3307)),
  /** The SCIM application with paid seats. */
  ATELIER("atelier", Map.of("http", 8480)),
  WORKER("worker", Map.of("http", 8081)),
  API("api", Map.of("http", 8080));

  private final String processName;
  private final Map<String, Integer> preferredPorts;

  Part(String processName, Map<String, Integer> preferredPorts) {
    this.processName = processName;
    this.preferredPorts = preferredPorts;
  }

  /** What a person calls it, for example {@code keycloak}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Part> labelled(String label) {
    return Arrays.stream(values()).filter(part -> part.label().equals(label)).findFirst();
  }

  /** The systems people have accounts on. */
  public static List<Part> targets() {
    return List.of(KEYCLOAK, DIRECTORY, WAREHOUSE, ATELIER);
  }

  String processName() {
    return processName;
  }

  Map<String, Integer> preferredPorts() {
    return preferredPorts;
  }
}
