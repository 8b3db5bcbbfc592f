package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Trigger;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists offboardings, the last received first, page by page. */
final class OffboardingList {
  // the page first, then counts for its lines only
  private static final String SUMMARIES =
      "SELECT o.*, (SELECT COUNT(*) FROM access_item i WHERE i.offboarding_id = o.id) AS items,"
          + " (SELECT COUNT(i.disposition) FROM access_item i WHERE i.offboarding_id = o.id)"
          + " AS disposed, (SELECT COUNT(*) FROM obligation b WHERE b.offboarding_id = o.id"
          + " AND b.state = 'OPEN') AS owed FROM (SELECT * FROM offboarding WHERE 1 = 1";

  /** A retirement says how its pages stand; whoever looks for one by its id finds it. */
  private static final String NO_PAGES =
      " AND (link IS NULL OR trigger_kind <> 'APPLICATION_RETIREMENT')";

  private static final String NEWEST_FIRST = " ORDER BY received_at DESC, id DESC";

  private final ListQuery query;
  private final @Nullable Cursor cursor;

  OffboardingList(ListQuery query) {
    this.query = query;
    this.cursor = query.cursor() == null ? null : Cursor.parse(query.cursor());
  }

  Page page(Connection connection) throws SQLException {
    var rows = Sql.list(connection, sql(), this::bind, OffboardingList::summary);
    if (rows.size() <= query.limit()) {
      return new Page(rows, null);
    }
    var page = rows.subList(0, query.limit());
    var last = page.getLast();
    return new Page(page, new Cursor(last.receivedAt(), last.id().value()).text());
  }

  private String sql() {
    var sql = new StringBuilder(SUMMARIES);
    if (query.state() != null) {
      sql.append(" AND state = ?");
    }
    if (query.stage() != null) {
      sql.append(" AND stage = ?");
    }
    if (query.trigger() != null) {
      sql.append(" AND trigger_kind = ?");
    }
    if (query.q() == null) {
      sql.append(NO_PAGES);
    } else {
      sql.append(" AND (subject_name LIKE ? OR subject_email LIKE ? OR subject_id LIKE ?");
      sql.append(" OR id LIKE ?)");
    }
    if (cursor != null) {
      sql.append(" AND (received_at < ? OR (received_at = ? AND id < ?))");
    }
    return sql.append(NEWEST_FIRST).append(" LIMIT ?) o").append(NEWEST_FIRST).toString();
  }

  private void bind(Parameters parameters) throws SQLException {
    for (var exact : new @Nullable Object[] {query.state(), query.stage(), query.trigger()}) {
      if (exact != null) {
        parameters.text(exact);
      }
    }
    if (query.q() != null) {
      var piece = "%" + query.q().replaceAll("[\\\\%_]", "\\\\$0") + "%";
      parameters.text(piece).text(piece).text(piece).text(piece);
    }
    if (cursor != null) {
      parameters.time(cursor.receivedAt()).time(cursor.receivedAt()).text(cursor.id());
    }
    // one more than asked tells whether there is a next page
    parameters.number(query.limit() + 1L);
  }

  private static OffboardingSummary summary(ResultSet row) throws SQLException {
    return new OffboardingSummary(
        new OffboardingId(row.getString("id")),
        row.getString("workflow_id"),
        Subjects.of(row),
        Trigger.valueOf(row.getString("trigger_kind")),
        Risk.valueOf(row.getString("risk")),
        OffboardingState.valueOf(row.getString("state")),
        Stage.valueOf(row.getString("stage")),
        Sql.time(row, "effective_at"),
        Objects.requireNonNull(Sql.time(row, "received_at")),
        Sql.time(row, "started_at"),
        Sql.time(row, "sealed_at"),
        row.getInt("items"),
        row.getInt("disposed"),
        row.getInt("owed"));
  }
}
