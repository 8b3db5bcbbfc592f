package dev.handback.record.run;

import dev.handback.record.item.FinanceView;
import dev.handback.record.item.ItemView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What freed and downgraded seats save a month. A seat that is not booked as freed saves nothing
 * (L6).
 */
record Saving(int seats, String amount, @Nullable String currency) {
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2, RoundingMode.UNNECESSARY);

  static Saving of(List<ItemView> items) {
    var freed =
        items.stream()
            .map(ItemView::finance)
            .filter(Objects::nonNull)
            .filter(FinanceView::reclaimed)
            .toList();
    var byCurrency =
        freed.stream()
            .filter(seat -> seat.monthlySaving() != null && seat.currency() != null)
            .collect(Collectors.groupingBy(Saving::currencyOf, TreeMap::new, Collectors.toList()));
    return byCurrency.entrySet().stream()
        .max(Map.Entry.comparingByValue((a, b) -> Integer.compare(a.size(), b.size())))
        .map(most -> new Saving(freed.size(), sum(most.getValue()), most.getKey()))
        .orElseGet(() -> new Saving(freed.size(), NOTHING.toPlainString(), null));
  }

  private static String currencyOf(FinanceView seat) {
    return Objects.requireNonNull(seat.currency());
  }

  private static String sum(List<FinanceView> seats) {
    return seats.stream()
        .map(seat -> new BigDecimal(Objects.requireNonNull(seat.monthlySaving())))
        .reduce(NOTHING, BigDecimal::add)
        .toPlainString();
  }
}
