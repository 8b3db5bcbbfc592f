package dev.handback.scimapp.seat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/** Seats bought of one kind, and the price of each for a month. */
public record SeatPool(Sku sku, int purchased, BigDecimal monthlyPrice, Currency currency) {
  public SeatPool {
    if (sku.value().isBlank() || purchased < 0 || monthlyPrice.signum() < 0) {
      throw new IllegalArgumentException(
          "A seat pool needs a SKU, and a number and a price that are not negative.");
    }
  }

  /**
   * Reads {@code sku:purchased:monthlyPrice:currency}, several parted by commas, for example {@code
   * designer:200:45.00:EUR,viewer:500:9.00:EUR}.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static List<SeatPool> parse(String text) {
    return Arrays.stream(text.split(",")).map(SeatPool::parseOne).toList();
  }

  private static SeatPool parseOne(String text) {
    String[] part = text.strip().split(":", -1);
    if (part.length != 4) {
      throw new IllegalArgumentException(
          "'" + text + "' is no seat pool; write sku:purchased:monthlyPrice:currency.");
    }
    try {
      return new SeatPool(
          new Sku(part[0]),
          Integer.parseInt(part[1]),
          new BigDecimal(part[2]),
          Currency.getInstance(part[3]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is no seat pool.", e);
    }
  }
}
