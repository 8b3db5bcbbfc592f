package dev.handback.record.watch;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.watch.ProbeResult;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the probes of an offboarding. */
@Singleton
public final class ProbeViews {
  private static final String OF =
      "SELECT number, due_at, next_at, attempts, done_at, result, seen, linked_id FROM probe"
          + " WHERE offboarding_id = ? ORDER BY number";

  private final RecordTransactions transactions;

  ProbeViews(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** In their order; none while it is not closed. */
  public List<ProbeView> of(OffboardingId id) {
    return transactions.read(connection ->
        Sql.list(connection, OF, parameters -> parameters.text(id), ProbeViews::view));
  }

  private static ProbeView view(ResultSet row) throws SQLException {
    var result = row.getString("result");
    var linked = row.getString("linked_id");
    return new ProbeView(
        row.getInt("number"),
        Objects.requireNonNull(Sql.time(row, "due_at")),
        Sql.time(row, "next_at"),
        row.getInt("attempts"),
        Sql.time(row, "done_at"),
        result == null ? null : ProbeResult.valueOf(result),
        seen(row.getString("seen")),
        linked == null ? null : new OffboardingId(linked));
  }

  private static List<SeenItem> seen(@Nullable String json) {
    return json == null ? List.of() : List.of(StoredJson.read(json, SeenItem[].class));
  }
}
