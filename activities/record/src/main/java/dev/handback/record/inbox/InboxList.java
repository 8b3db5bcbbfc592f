package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Trigger;
import dev.handback.record.run.Cursor;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists events, the last received first, page by page. */
final class InboxList {
  /** Neither body nor headers. */
  private static final String LINES =
      "SELECT id, source, received_at, event_id, subject_id, trigger_kind, meaning, said_by, state,"
          + " act, offboarding_id, workflow_id, last_error, attempts, due_at, asked_since FROM inbox"
          + " WHERE 1 = 1";

  private final InboxQuery query;
  private final @Nullable Cursor cursor;

  InboxList(InboxQuery query) {
    this.query = query;
    this.cursor = query.cursor() == null ? null : Cursor.parse(query.cursor());
  }

  InboxPage page(Connection connection) throws SQLException {
    var lines = Sql.list(connection, sql(), this::bind, InboxList::line);
    if (lines.size() <= query.limit()) {
      return new InboxPage(decided(connection, lines), null);
    }
    var page = lines.subList(0, query.limit());
    var last = page.getLast();
    return new InboxPage(
        decided(connection, page), new Cursor(last.receivedAt(), last.id()).text());
  }

  /** The event of this id. */
  static Optional<InboxLine> find(Connection connection, InboxId id) throws SQLException {
    var found =
        Sql.list(
            connection, LINES + " AND id = ?", parameters -> parameters.text(id), InboxList::line);
    return decided(connection, found).stream().findFirst();
  }

  private String sql() {
    var sql = new StringBuilder(LINES);
    if (query.state() != null) {
      sql.append(" AND state = ?");
    }
    if (query.source() != null) {
      sql.append(" AND source = ?");
    }
    if (query.q() != null) {
      sql.append(" AND (subject_id LIKE ? OR event_id LIKE ? OR id = ? OR offboarding_id = ?)");
    }
    if (cursor != null) {
      sql.append(" AND (received_at < ? OR (received_at = ? AND id < ?))");
    }
    return sql.append(" ORDER BY received_at DESC, id DESC LIMIT ?").toString();
  }

  private void bind(Parameters parameters) throws SQLException {
    for (var exact : new @Nullable Object[] {query.state(), query.source()}) {
      if (exact != null) {
        parameters.text(exact);
      }
    }
    var q = query.q();
    if (q != null) {
      var piece = "%" + q.replaceAll("[\\\\%_]", "\\\\$0") + "%";
      parameters.text(piece).text(piece).text(q).text(q);
    }
    if (cursor != null) {
      parameters.time(cursor.receivedAt()).time(cursor.receivedAt()).text(cursor.id());
    }
    // one more than asked tells whether there is a next page
    parameters.number(query.limit() + 1L);
  }

  private static List<InboxLine> decided(Connection connection, List<InboxLine> lines)
      throws SQLException {
    var decisions = InboxAudit.of(connection, lines.stream().map(InboxLine::id).toList());
    return lines.stream()
        .map(line -> line.decided(decisions.getOrDefault(line.id(), List.of())))
        .toList();
  }

  private static InboxLine line(ResultSet row) throws SQLException {
    var trigger = row.getString("trigger_kind");
    var meaning = row.getString("meaning");
    var act = row.getString("act");
    var about = row.getString("offboarding_id");
    var state = InboxState.valueOf(row.getString("state"));
    return new InboxLine(
        row.getString("id"),
        row.getString("source"),
        Objects.requireNonNull(Sql.time(row, "received_at")),
        row.getString("event_id"),
        row.getString("subject_id"),
        trigger == null ? null : Trigger.valueOf(trigger),
        meaning == null ? null : Meaning.valueOf(meaning),
        row.getString("said_by"),
        state,
        act == null ? null : Act.valueOf(act),
        about == null ? null : new OffboardingId(about),
        row.getString("workflow_id"),
        row.getString("last_error"),
        row.getInt("attempts"),
        state == InboxState.RECEIVED || state == InboxState.ASKING ? Sql.time(row, "due_at") : null,
        Sql.time(row, "asked_since"),
        List.of());
  }
}
