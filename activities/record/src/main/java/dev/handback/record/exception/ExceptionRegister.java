package dev.handback.record.exception;

import dev.handback.offboarding.ExceptionGrant.Register;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Reads exceptions, what lapses first comes first. */
@Singleton
public final class ExceptionRegister {
  private static final String LIST =
      "SELECT g.*, i.target_id, i.name, o.state FROM exception_grant g"
          + " JOIN access_item i ON i.offboarding_id = g.offboarding_id AND i.id = g.item_id"
          + " JOIN obligation o ON o.offboarding_id = g.offboarding_id AND o.id = g.obligation_id"
          + " ORDER BY g.stays_until, g.obligation_id LIMIT ?";

  private final RecordTransactions transactions;

  ExceptionRegister(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** At most so many, of all registers. */
  public List<ExceptionView> list(int limit) {
    return transactions.read(connection ->
        Sql.list(
            connection, LIST, parameters -> parameters.number(limit), ExceptionRegister::view));
  }

  private static ExceptionView view(ResultSet row) throws SQLException {
    return new ExceptionView(
        new ObligationId(row.getString("obligation_id")),
        new OffboardingId(row.getString("offboarding_id")),
        new ItemId(row.getString("item_id")),
        new TargetId(row.getString("target_id")),
        row.getString("name"),
        Register.valueOf(row.getString("register")),
        row.getString("reason"),
        Objects.requireNonNull(Sql.time(row, "stays_until")),
        row.getString("scope"),
        row.getString("compensating_control"),
        row.getString("granted_by"),
        Objects.requireNonNull(Sql.time(row, "granted_at")),
        ObligationState.valueOf(row.getString("state")));
  }
}
