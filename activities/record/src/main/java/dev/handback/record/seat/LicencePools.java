package dev.handback.record.seat;

import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.seat.SeatPool;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Keeps the pools of seats as the estate has them (requirement L1). */
@Singleton
public final class LicencePools {
  private static final String SAVE =
      "INSERT INTO licence_pool (pool, target_id, sku, purchased, monthly_price, currency,"
          + " contract_end, notice_date, bundle, scarce) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON DUPLICATE KEY UPDATE purchased = VALUES(purchased),"
          + " monthly_price = VALUES(monthly_price), currency = VALUES(currency),"
          + " contract_end = VALUES(contract_end), notice_date = VALUES(notice_date),"
          + " bundle = VALUES(bundle), scarce = VALUES(scarce)";

  private final RecordTransactions transactions;

  LicencePools(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** These are the pools now; one that the estate names no more keeps what was last known of it. */
  public void save(List<TargetBrief> estate) {
    var pools =
        estate.stream()
            .flatMap(target -> target.seats().stream().map(pool -> new Row(target.id(), pool)))
            .toList();
    transactions.write(connection -> {
      Sql.batch(connection, SAVE, pools, LicencePools::bind);
      return true;
    });
  }

  private record Row(TargetId target, SeatPool pool) {}

  private static void bind(Parameters parameters, Row row) throws SQLException {
    var pool = row.pool();
    parameters
        .text(row.target() + "/" + pool.sku())
        .text(row.target())
        .text(pool.sku())
        .text(pool.purchased())
        .amount(pool.monthlyPrice())
        .text(pool.currency())
        .text(pool.contractEnd())
        .text(pool.noticeDate())
        .text(pool.bundle())
        .number(Boolean.TRUE.equals(pool.scarce()) ? 1 : 0);
  }
}
