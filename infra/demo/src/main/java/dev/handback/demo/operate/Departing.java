package dev.handback.demo.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who or what leaves, and why: the options of offboard and preview. */
final class Departing {
  @Option(
      names = "--subject-kind",
      defaultValue = "EMPLOYEE",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.")
  private SubjectKind kind = SubjectKind.EMPLOYEE;

  @Option(names = "--subject-id", required = true, description = "For example e-1001.")
  private String id = "";

  @Option(names = "--subject-email", description = "The work address.")
  private @Nullable String email;

  @Option(names = "--subject-name", description = "The display name.")
  private @Nullable String name;

  @Option(names = "--subject-manager", description = "The manager's id.")
  private @Nullable String manager;

  @Option(names = "--trigger", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Trigger trigger = Trigger.TERMINATION;

  @Option(
      names = "--risk",
      defaultValue = "NORMAL",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.")
  private Risk risk = Risk.NORMAL;

  @Option(
      names = "--effective-at",
      paramLabel = "TIME",
      description = "For example 2026-12-24T17:00:00+01:00; at once when not given.")
  private @Nullable String effectiveAt;

  @Option(names = "--keep", paramLabel = "ACCESS", description = "ROLE_CHANGE: what stays.")
  private List<String> keep = new ArrayList<>();

  @Option(names = "--only", paramLabel = "ACCESS", description = "POLICY, INACTIVITY: what goes.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--replacement", description = "Who gets the leaver's seats.")
  private @Nullable String replacement;

  @Option(names = "--reason", description = "Why, in a sentence for the record.")
  private @Nullable String reason;

  @Option(
      names = "--event-id",
      paramLabel = "ID",
      description = "The same id again starts nothing new; made up when not given.")
  private @Nullable String eventId;

  @Option(
      names = "--system",
      defaultValue = "command-line",
      description = "Which system tells; ${DEFAULT-VALUE} when not given.")
  private String system = "command-line";

  /** The body of POST /offboardings. */
  ObjectNode body() {
    var body = Where.mapper().createObjectNode();
    body.putObject("subject")
        .put("kind", kind.name())
        .put("id", id)
        .put("email", email)
        .put("displayName", name)
        .put("managerId", manager);
    body.put("trigger", trigger.name()).put("risk", risk.name()).put("effectiveAt", effectiveAt);
    body.putObject("source")
        .put("system", system)
        .put("eventId", eventId == null ? "cli-" + UUID.randomUUID() : eventId);
    keep.forEach(body.putArray("keep")::add);
    only.forEach(body.putArray("only")::add);
    return body.put("replacement", replacement).put("reason", reason);
  }
}
