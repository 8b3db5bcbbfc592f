package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.record.DateMoved;
import dev.handback.offboarding.record.Rescinded;
import dev.handback.offboarding.record.RunOpened;
import dev.handback.offboarding.record.StageEntered;
import dev.handback.record.evidence.ChainHead;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes the one row of an offboarding. */
public final class Runs {
  private static final String INSERT =
      "INSERT INTO offboarding (id, workflow_id, subject_kind, subject_id, subject_email,"
          + " subject_name, manager_id, trigger_kind, risk, state, stage, effective_at,"
          + " received_at, source_system, source_event_id, triggered_by, occurred_at, kept,"
          + " reason, replacement, link, chain_length, chain_head)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String INSERT_UNLESS_THERE = INSERT + " ON DUPLICATE KEY UPDATE id = id";
  private static final String BEGIN =
      "UPDATE offboarding SET workflow_id = ?, policy_version = ?, started_at = ?, state = ?,"
          + " stage = ?, entered_at = ? WHERE id = ?";

  private Runs() {}

  /** Makes the row at acceptance; false when this offboarding is known already. */
  public static boolean accept(Connection connection, OffboardingRequest request, String workflowId)
      throws SQLException {
    return Sql.insertIfNew(connection, INSERT, row(request, workflowId));
  }

  /** The same for all of these at once, each its own workflow; fails when one is known already. */
  public static void accept(Connection connection, List<OffboardingRequest> requests)
      throws SQLException {
    Sql.batch(
        connection,
        INSERT,
        requests,
        (parameters, request) -> bind(parameters, request, request.id().workflowId()));
  }

  /** Whether this offboarding is on the record. */
  public static boolean isKnown(Connection connection, OffboardingId id) throws SQLException {
    return Sql.first(
            connection,
            "SELECT id FROM offboarding WHERE id = ?",
            parameters -> parameters.text(id),
            row -> row.getString(1))
        .isPresent();
  }

  /** Makes the row if acceptance did not, as after a start that did not come through the inbox. */
  public static void ensure(Connection connection, OffboardingRequest request, String workflowId)
      throws SQLException {
    Sql.update(connection, INSERT_UNLESS_THERE, row(request, workflowId));
  }

  public static void begin(Connection connection, RunOpened opened) throws SQLException {
    Sql.update(
        connection,
        BEGIN,
        parameters ->
            parameters
                .text(opened.workflowId())
                .text(opened.policyVersion())
                .time(opened.at())
                .text(OffboardingState.RUNNING)
                .text(Stage.PLAN)
                .time(opened.at())
                .text(opened.request().id()));
  }

  /** The first plan has so many items; what is planned afterwards was found later. */
  public static void plan(Connection connection, OffboardingId id, int items) throws SQLException {
    Sql.update(
        connection,
        "UPDATE offboarding SET first_plan = ? WHERE id = ? AND first_plan IS NULL",
        parameters -> parameters.number(items).text(id));
  }

  /** The run is in this stage and state now. */
  public static void enter(Connection connection, StageEntered entered) throws SQLException {
    Sql.update(
        connection,
        "UPDATE offboarding SET stage = ?, state = ?, entered_at = ? WHERE id = ?",
        parameters ->
            parameters
                .text(entered.stage())
                .text(entered.state())
                .time(entered.at())
                .text(entered.offboarding()));
  }

  /** It stands like this before its run has told anything. */
  public static void awaits(Connection connection, OffboardingId id, OffboardingState state)
      throws SQLException {
    Sql.update(
        connection,
        "UPDATE offboarding SET state = ? WHERE id = ?",
        parameters -> parameters.text(state).text(id));
  }

  /** One that was put aside before it began is wanted after all; false when it is no such one. */
  public static boolean takeUp(Connection connection, OffboardingId id) throws SQLException {
    return Sql.update(
            connection,
            "UPDATE offboarding SET state = ? WHERE id = ? AND state = ? AND started_at IS NULL",
            parameters ->
                parameters.text(OffboardingState.RUNNING).text(id).text(OffboardingState.REJECTED))
        > 0;
  }

  /** It was put aside before it began; false when it began already. */
  public static boolean putAside(Connection connection, OffboardingId id) throws SQLException {
    return Sql.update(
            connection,
            "UPDATE offboarding SET state = ? WHERE id = ? AND started_at IS NULL",
            parameters -> parameters.text(OffboardingState.REJECTED).text(id))
        > 0;
  }

  /** Access ends at another time. */
  public static void move(Connection connection, DateMoved moved) throws SQLException {
    Sql.update(
        connection,
        "UPDATE offboarding SET effective_at = ? WHERE id = ?",
        parameters -> parameters.time(moved.move().effectiveAt()).text(moved.offboarding()));
  }

  /** The event is taken back; whoever carries that out listens from now on. */
  public static void rescind(Connection connection, Rescinded rescinded) throws SQLException {
    Sql.update(
        connection,
        "UPDATE offboarding SET rescinded_at = ?, workflow_id = COALESCE(?, workflow_id)"
            + " WHERE id = ?",
        parameters ->
            parameters
                .time(rescinded.rescission().at())
                .text(rescinded.workflowId())
                .text(rescinded.offboarding()));
  }

  /** The run is over. */
  public static void end(
      Connection connection, OffboardingId id, OffboardingState state, Instant at)
      throws SQLException {
    Sql.update(
        connection,
        "UPDATE offboarding SET stage = ?, state = ?, sealed_at = ? WHERE id = ?",
        parameters -> parameters.text(Stage.SEAL).text(state).time(at).text(id));
  }

  private static Sql.Binding row(OffboardingRequest request, String workflowId) {
    return parameters -> bind(parameters, request, workflowId);
  }

  private static void bind(Parameters parameters, OffboardingRequest request, String workflowId)
      throws SQLException {
    var subject = request.subject();
    var source = request.source();
    parameters
        .text(request.id())
        .text(workflowId)
        .text(subject.kind())
        .text(subject.id())
        .text(subject.email())
        .text(subject.displayName())
        .text(subject.managerId())
        .text(request.trigger())
        .text(request.risk())
        .text(OffboardingState.RUNNING)
        .text(Stage.PLAN)
        .time(request.effectiveAt())
        .time(request.receivedAt())
        .text(source.system())
        .text(source.eventId())
        .text(source.triggeredBy())
        .time(source.occurredAt())
        .text(StoredJson.write(request.keep()))
        .text(request.reason())
        .text(request.replacement())
        .text(request.link())
        .number(0)
        .bytes(ChainHead.EMPTY.hash().bytes());
  }
}
