package dev.handback.record.inventory;

import dev.handback.inventory.AccountKind;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Reads the inventory. */
@Singleton
public final class Inventory {
  private static final String LATEST =
      "SELECT s.* FROM inventory_sync s JOIN (SELECT target_id, MAX(started_at) AS latest"
          + " FROM inventory_sync GROUP BY target_id) l ON l.target_id = s.target_id"
          + " AND l.latest = s.started_at ORDER BY s.target_id";
  private static final char BETWEEN = '\n';

  private final RecordTransactions transactions;

  Inventory(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A page of accounts, by target and id.
   *
   * @throws IllegalArgumentException for a cursor that no list gave
   */
  public InventoryPage list(InventoryQuery query) {
    var after = after(query);
    var rows = transactions.read(connection -> rows(connection, query, after));
    if (rows.size() <= query.limit()) {
      return new InventoryPage(rows, null);
    }
    var page = rows.subList(0, query.limit());
    return new InventoryPage(page, cursor(page.getLast()));
  }

  /** The latest sync of each target. */
  public List<SyncLine> latestSyncs() {
    return transactions.read(
        connection -> Sql.list(connection, LATEST, parameters -> {}, Inventory::sync));
  }

  private static List<InventoryLine> rows(
      Connection connection, InventoryQuery query, List<String> after) throws SQLException {
    var sql = new StringBuilder("SELECT * FROM inventory_account WHERE 1 = 1");
    if (query.target() != null) {
      sql.append(" AND target_id = ?");
    }
    if (query.state() != null) {
      sql.append(" AND state = ?");
    }
    if (query.subject() != null) {
      sql.append(" AND subject_id = ?");
    }
    if (!after.isEmpty()) {
      sql.append(" AND (target_id > ? OR (target_id = ? AND account_id > ?))");
    }
    sql.append(" ORDER BY target_id, account_id LIMIT ?");
    return Sql.list(
        connection,
        sql.toString(),
        parameters -> bind(parameters, query, after),
        Inventory::account);
  }

  private static void bind(Parameters parameters, InventoryQuery query, List<String> after)
      throws SQLException {
    if (query.target() != null) {
      parameters.text(query.target());
    }
    if (query.state() != null) {
      parameters.text(query.state());
    }
    if (query.subject() != null) {
      parameters.text(query.subject());
    }
    if (!after.isEmpty()) {
      parameters.text(after.getFirst()).text(after.getFirst()).text(after.getLast());
    }
    // one more than asked tells whether there is a next page
    parameters.number(query.limit() + 1L);
  }

  private static String cursor(InventoryLine last) {
    var plain = last.target().value() + BETWEEN + last.accountId();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Target and account id of the last line before; empty for the first page. */
  private static List<String> after(InventoryQuery query) {
    if (query.cursor() == null) {
      return List.of();
    }
    var plain = new String(Base64.getUrlDecoder().decode(query.cursor()), StandardCharsets.UTF_8);
    var at = plain.indexOf(BETWEEN);
    if (at < 0) {
      throw new IllegalArgumentException("This is not a cursor that a list gave");
    }
    return List.of(plain.substring(0, at), plain.substring(at + 1));
  }

  private static InventoryLine account(ResultSet row) throws SQLException {
    return new InventoryLine(
        new TargetId(row.getString("target_id")),
        row.getString("account_id"),
        row.getString("account_name"),
        AccountKind.valueOf(row.getString("kind")),
        InventoryState.valueOf(row.getString("state")),
        row.getString("correlation"),
        row.getString("subject_id"),
        row.getString("owner"),
        row.getString("why"),
        row.getString("environment"),
        row.getBoolean("enabled"),
        row.getString("seat"),
        Sql.time(row, "last_used_at"),
        row.getString("key_name"),
        Sql.time(row, "watched_since"),
        Objects.requireNonNull(Sql.time(row, "first_seen_at")),
        Objects.requireNonNull(Sql.time(row, "last_seen_at")),
        Sql.time(row, "gone_at"));
  }

  private static SyncLine sync(ResultSet row) throws SQLException {
    return new SyncLine(
        row.getString("id"),
        new TargetId(row.getString("target_id")),
        SyncState.valueOf(row.getString("state")),
        Objects.requireNonNull(Sql.time(row, "started_at")),
        Sql.time(row, "ended_at"),
        row.getInt("pages"),
        row.getInt("accounts"),
        row.getInt("quarantined"),
        row.getInt("gone"));
  }
}
