package dev.handback.record.seat;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.seat.SeatAccount;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads the seat ledger. */
@Singleton
public final class Seats {
  private static final String STANDINGS =
      "SELECT item_id, account, MAX(moved_at) AS since FROM seat_movement WHERE offboarding_id = ?"
          + " GROUP BY item_id, account HAVING SUM(quantity) = 1";

  private final RecordTransactions transactions;

  Seats(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** The account that a seat is in, and since when. */
  public record Standing(SeatAccount account, Instant since) {}

  /** Where each seat of an offboarding is now. */
  public Map<ItemId, Standing> standings(OffboardingId id) {
    return transactions
        .read(connection ->
            Sql.list(
                connection,
                STANDINGS,
                parameters -> parameters.text(id),
                row ->
                    Map.entry(
                        new ItemId(row.getString("item_id")),
                        new Standing(
                            SeatAccount.valueOf(row.getString("account")),
                            Objects.requireNonNull(Sql.time(row, "since"))))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
