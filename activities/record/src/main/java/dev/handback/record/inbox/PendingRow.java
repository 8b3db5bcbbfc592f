package dev.handback.record.inbox;

import dev.handback.offboarding.DateMove;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Rescission;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * A row of the inbox that has something to do yet.
 *
 * @param about the offboarding's id
 * @param position among the words of its source about it; 0 for the first
 */
record PendingRow(Pending pending, String about, int position) {
  static final String COLUMNS =
      "id, act, request, said_by, saying, offboarding_id, workflow_id, position, received_at,"
          + " attempts";

  static PendingRow of(ResultSet row) throws SQLException {
    return new PendingRow(pending(row), row.getString("offboarding_id"), row.getInt("position"));
  }

  boolean isStart() {
    return pending instanceof Pending.Start;
  }

  private static Pending pending(ResultSet row) throws SQLException {
    var id = new InboxId(row.getString("id"));
    var request = StoredJson.read(row.getString("request"), OffboardingRequest.class);
    var run = row.getString("workflow_id");
    var attempts = row.getInt("attempts") + 1;
    return switch (Act.valueOf(row.getString("act"))) {
      case START -> new Pending.Start(id, request, run, attempts);
      case MOVE -> new Pending.Move(id, move(id, row, request), run, attempts);
      case RESCIND -> new Pending.Rescind(id, rescission(id, row), run, attempts);
      case RESTORE ->
          new Pending.Restore(
              id,
              new OffboardingId(row.getString("offboarding_id")),
              request,
              rescission(id, row),
              run,
              attempts);
    };
  }

  /** Without a date access ends at once, which is when that was heard. */
  private static DateMove move(InboxId id, ResultSet row, OffboardingRequest request)
      throws SQLException {
    return new DateMove(
        request.endsAt(),
        row.getString("said_by"),
        row.getString("saying"),
        request.receivedAt(),
        id.value());
  }

  private static Rescission rescission(InboxId id, ResultSet row) throws SQLException {
    return new Rescission(
        row.getString("said_by"),
        row.getString("saying"),
        Objects.requireNonNull(Sql.time(row, "received_at")),
        id.value());
  }
}
