package dev.handback.record.inactivity;

import dev.handback.record.sql.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a seat costs, by the pools as they are now. */
final class IdlePrices {
  private static final String POOLS =
      "SELECT pool, monthly_price, currency FROM licence_pool"
          + " WHERE monthly_price IS NOT NULL AND currency IS NOT NULL";

  private final Map<String, Price> prices = new HashMap<>();

  private IdlePrices() {}

  static IdlePrices read(Connection connection) throws SQLException {
    var all = new IdlePrices();
    Sql.list(
        connection,
        POOLS,
        parameters -> {},
        row -> all.prices.put(row.getString("pool"), price(row)));
    return all;
  }

  record Price(BigDecimal amount, String currency) {}

  /**
   * What is saved where a seat goes, or becomes a cheaper one; none where a price is not known.
   *
   * @param sku the seat's; null for none
   * @param becomes null where it goes
   */
  Optional<Price> saved(String target, @Nullable String sku, @Nullable String becomes) {
    var now = prices.get(target + "/" + sku);
    if (now == null || becomes == null) {
      return Optional.ofNullable(now);
    }
    return Optional.ofNullable(prices.get(target + "/" + becomes))
        .filter(cheaper -> cheaper.currency().equals(now.currency()))
        .map(cheaper -> new Price(now.amount().subtract(cheaper.amount()), now.currency()));
  }

  private static Price price(ResultSet row) throws SQLException {
    return new Price(row.getBigDecimal("monthly_price"), row.getString("currency"));
  }
}
