package dev.handback.estate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our namespace on a running server: kept for 30 days, with the search attributes that operators
 * filter by.
 */
final class TemporalNamespace {
  static final String NAME = "handback";

  private static final String RETENTION = "720h";
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "HandbackStage", "Keyword",
          "HandbackTrigger", "Keyword",
          "HandbackSubjectKind", "Keyword",
          "HandbackRisk", "Keyword",
          "HandbackOpenObligations", "Int",
          "HandbackSlaBreached", "Bool",
          "HandbackEffectiveAt", "Datetime",
          "HandbackDueAt", "Datetime");

  private final Path temporal;
  private final String address;

  TemporalNamespace(Path temporal, String address) {
    this.temporal = temporal;
    this.address = address;
  }

  /** Makes what is missing; false when the server is not ready for it yet. */
  boolean ensure() {
    CommandRun described = operator("namespace", "describe");
    if (described.output().contains("not found")) {
      operator("namespace", "create", "--retention", RETENTION);
      return false; // the server's own caches learn of it a moment later: look again
    }
    return described.succeeded() && ensureAttributes();
  }

  /**
   * One attribute at a time, each seen before the next is made: server 1.31 gives two of the same
   * type the same column when they come together, and one of them is lost.
   */
  private boolean ensureAttributes() {
    CommandRun list = operator("search-attribute", "list");
    if (!list.succeeded()) {
      return false;
    }
    Optional<Map.Entry<String, String>> missing =
        ATTRIBUTES.entrySet().stream()
            .filter(attribute -> !list.output().contains(attribute.getKey()))
            .findFirst();
    missing.ifPresent(this::createAttribute);
    return missing.isEmpty();
  }

  private void createAttribute(Map.Entry<String, String> attribute) {
    String name = attribute.getKey();
    operator("search-attribute", "create", "--name", name, "--type", attribute.getValue());
  }

  private CommandRun operator(String... arguments) {
    List<String> command = new ArrayList<>(List.of(temporal.toString(), "operator"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--namespace", NAME, "--address", address));
    // A person's own Temporal profile must not redirect us to another server.
    command.addAll(List.of("--disable-config-file", "--disable-config-env"));
    command.addAll(List.of("--command-timeout", "5s"));
    return CommandRun.of(command);
  }
}
