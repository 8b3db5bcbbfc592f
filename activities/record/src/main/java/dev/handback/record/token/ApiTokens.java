package dev.handback.record.token;

import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The tokens of machines. */
@Singleton
public final class ApiTokens {
  private static final String ADD =
      "INSERT INTO api_token (id, name, hash, roles, created_by, email, person_id, aliases,"
          + " created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String LIST = "SELECT * FROM api_token ORDER BY created_at DESC, id LIMIT ?";
  private static final String GOOD =
      "SELECT * FROM api_token WHERE hash = ? AND revoked_at IS NULL AND expires_at > ?";
  private static final String BY_HASH = "SELECT * FROM api_token WHERE hash = ?";
  private static final String USED =
      "UPDATE api_token SET last_used_at = ?"
          + " WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)";
  private static final String REVOKE =
      "UPDATE api_token SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL";
  private static final String EXISTS = "SELECT id FROM api_token WHERE id = ?";

  /** A busy machine is no reason to write a row with each call. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final RecordTransactions transactions;

  ApiTokens(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** A token that is good now, and who made it. */
  public record Good(ApiToken token, TokenOwner owner) {}

  /** Keeps a new one. */
  public void add(ApiToken token, TokenOwner owner, byte[] hash) {
    transactions.write(connection ->
        Sql.update(connection, ADD, parameters -> bind(parameters, token, owner, hash)));
  }

  /** At most so many, the latest first, also those that are good no more. */
  public List<ApiToken> list(int limit) {
    return transactions.read(connection ->
        Sql.list(connection, LIST, parameters -> parameters.number(limit), ApiTokens::token));
  }

  /** The token of this hash, when it is good at that time; that it was used is noted. */
  public Optional<Good> use(byte[] hash, Instant now) {
    var good =
        transactions.read(connection ->
            Sql.first(
                connection,
                GOOD,
                parameters -> parameters.bytes(hash).time(now),
                row -> new Good(token(row), owner(row))));
    good.map(Good::token).filter(token -> isStale(token, now)).ifPresent(token -> used(token, now));
    return good;
  }

  /** The token of this hash, good or not. */
  public Optional<ApiToken> find(byte[] hash) {
    return transactions.read(connection ->
        Sql.first(connection, BY_HASH, parameters -> parameters.bytes(hash), ApiTokens::token));
  }

  /**
   * Ends it; once is enough.
   *
   * @return false when there is none of that id
   */
  public boolean revoke(String id, String by, Instant now) {
    return transactions.write(connection -> {
      var ended =
          Sql.update(connection, REVOKE, parameters -> parameters.time(now).text(by).text(id));
      return ended > 0
          || Sql.first(
                  connection, EXISTS, parameters -> parameters.text(id), row -> row.getString("id"))
              .isPresent();
    });
  }

  private static boolean isStale(ApiToken token, Instant now) {
    var last = token.lastUsedAt();
    return last == null || last.isBefore(now.minus(MINUTE));
  }

  private void used(ApiToken token, Instant now) {
    transactions.write(connection ->
        Sql.update(
            connection,
            USED,
            parameters -> parameters.time(now).text(token.id()).time(now.minus(MINUTE))));
  }

  private static void bind(Parameters parameters, ApiToken token, TokenOwner owner, byte[] hash)
      throws SQLException {
    parameters
        .text(token.id())
        .text(token.name())
        .bytes(hash)
        .text(StoredJson.write(token.roles()))
        .text(owner.name())
        .text(owner.email())
        .text(owner.personId())
        .text(StoredJson.write(owner.aliases()))
        .time(token.createdAt())
        .time(token.expiresAt());
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    return new ApiToken(
        row.getString("id"),
        row.getString("name"),
        StoredJson.texts(row.getString("roles")),
        row.getString("created_by"),
        Objects.requireNonNull(Sql.time(row, "created_at")),
        Objects.requireNonNull(Sql.time(row, "expires_at")),
        Sql.time(row, "last_used_at"),
        Sql.time(row, "revoked_at"),
        row.getString("revoked_by"));
  }

  private static TokenOwner owner(ResultSet row) throws SQLException {
    return new TokenOwner(
        row.getString("created_by"),
        row.getString("email"),
        row.getString("person_id"),
        StoredJson.texts(row.getString("aliases")));
  }
}
