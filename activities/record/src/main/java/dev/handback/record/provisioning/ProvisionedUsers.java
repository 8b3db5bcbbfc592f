package dev.handback.record.provisioning;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Keeps what identity providers provision, each its own. */
@Singleton
public final class ProvisionedUsers {
  private static final String SELECT = "SELECT * FROM provisioned_user WHERE source = ?";
  private static final String INSERT =
      "INSERT INTO provisioned_user (source, id, user_name, external_id, active, resource, version,"
          + " created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE provisioned_user SET user_name = ?, external_id = ?, active = ?, resource = ?,"
          + " version = ?, changed_at = ? WHERE source = ? AND id = ? AND version = ?";

  private final RecordTransactions transactions;

  ProvisionedUsers(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** What users may be looked up by (RFC 7644, 3.4.2.2). */
  public enum Key {
    USER_NAME("user_name"),
    EXTERNAL_ID("external_id");

    private final String column;

    Key(String column) {
      this.column = column;
    }
  }

  public Optional<ProvisionedUser> find(String source, String id) {
    return transactions.read(connection ->
        Sql.first(
            connection,
            SELECT + " AND id = ?",
            parameters -> parameters.text(source).text(id),
            ProvisionedUsers::user));
  }

  public List<ProvisionedUser> with(String source, Key key, String value) {
    return transactions.read(connection ->
        Sql.list(
            connection,
            SELECT + " AND " + key.column + " = ?",
            parameters -> parameters.text(source).text(value),
            ProvisionedUsers::user));
  }

  /** So many, in the order of their ids, after so many others. */
  public List<ProvisionedUser> list(String source, long after, int count) {
    return transactions.read(connection ->
        Sql.list(
            connection,
            SELECT + " ORDER BY id LIMIT ? OFFSET ?",
            parameters -> parameters.text(source).number(count).number(after),
            ProvisionedUsers::user));
  }

  public long count(String source) {
    return transactions.read(connection ->
        Sql.first(
                connection,
                "SELECT COUNT(*) FROM provisioned_user WHERE source = ?",
                parameters -> parameters.text(source),
                row -> row.getLong(1))
            .orElse(0L));
  }

  /** False when another user has this name. */
  public boolean add(ProvisionedUser user) {
    return transactions.write(connection ->
        Sql.insertIfNew(
            connection,
            INSERT,
            parameters ->
                parameters
                    .text(user.source())
                    .text(user.id())
                    .text(user.userName())
                    .text(user.externalId())
                    .number(user.active() ? 1 : 0)
                    .text(user.resource())
                    .number(user.version())
                    .time(user.createdAt())
                    .time(user.changedAt())));
  }

  /** False when it has changed since, or when another user has its new name. */
  public boolean change(ProvisionedUser before, ProvisionedUser after) {
    return transactions.write(
        connection -> !isTaken(connection, after) && update(connection, before, after));
  }

  private static boolean isTaken(Connection connection, ProvisionedUser user) throws SQLException {
    return Sql.first(
            connection,
            SELECT + " AND user_name = ? AND id <> ? FOR UPDATE",
            parameters -> parameters.text(user.source()).text(user.userName()).text(user.id()),
            row -> row.getString("id"))
        .isPresent();
  }

  private static boolean update(
      Connection connection, ProvisionedUser before, ProvisionedUser after) throws SQLException {
    var changed =
        Sql.update(
            connection,
            UPDATE,
            parameters ->
                parameters
                    .text(after.userName())
                    .text(after.externalId())
                    .number(after.active() ? 1 : 0)
                    .text(after.resource())
                    .number(after.version())
                    .time(after.changedAt())
                    .text(before.source())
                    .text(before.id())
                    .number(before.version()));
    return changed == 1;
  }

  public void forget(ProvisionedUser user) {
    transactions.write(connection ->
        Sql.update(
            connection,
            "DELETE FROM provisioned_user WHERE source = ? AND id = ?",
            parameters -> parameters.text(user.source()).text(user.id())));
  }

  private static ProvisionedUser user(ResultSet row) throws SQLException {
    return new ProvisionedUser(
        row.getString("source"),
        row.getString("id"),
        row.getString("user_name"),
        row.getString("external_id"),
        row.getBoolean("active"),
        row.getString("resource"),
        row.getLong("version"),
        Objects.requireNonNull(Sql.time(row, "created_at")),
        Objects.requireNonNull(Sql.time(row, "changed_at")));
  }
}
