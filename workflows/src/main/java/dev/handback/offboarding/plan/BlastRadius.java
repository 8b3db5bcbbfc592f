package dev.handback.offboarding.plan;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How far a plan reaches (requirement P6).
 *
 * @param targets that lose something
 * @param accounts that lose something
 * @param dependents how many others need what goes
 * @param jobsThatWouldBreak these, one sentence each, with their target
 * @param monthlySaving what the seats cost a month, with two decimals, by currency
 */
public record BlastRadius(
    int targets,
    int accounts,
    int dependents,
    List<String> jobsThatWouldBreak,
    int seats,
    Map<String, String> monthlySaving) {

  public BlastRadius {
    jobsThatWouldBreak = List.copyOf(jobsThatWouldBreak);
    monthlySaving = new TreeMap<>(monthlySaving);
  }

  static BlastRadius of(Findings findings) {
    var items = findings.planned().items();
    var jobs =
        items.stream()
            .flatMap(item ->
                findings.dependentsOf(item).stream()
                    .map(one -> "%s: %s".formatted(item.target(), one)))
            .toList();
    return new BlastRadius(
        (int) items.stream().map(AccessItem::target).distinct().count(),
        (int) items.stream().map(TargetAccount::of).distinct().count(),
        jobs.size(),
        jobs,
        (int) items.stream().filter(item -> item.kind() == ItemKind.SEAT).count(),
        saving(items));
  }

  private static Map<String, String> saving(List<AccessItem> items) {
    var sums = new TreeMap<String, BigDecimal>();
    for (var item : items) {
      if (item.monthlyPrice() != null && item.currency() != null) {
        sums.merge(item.currency(), item.monthlyPrice(), BigDecimal::add);
      }
    }
    var saving = new TreeMap<String, String>();
    sums.forEach((currency, sum) ->
        saving.put(
            currency,
            Objects.requireNonNull(sum).setScale(2, RoundingMode.HALF_UP).toPlainString()));
    return saving;
  }
}
