package dev.handback.api.console;

import dev.handback.record.estate.OpenItem;
import dev.handback.record.estate.TargetView;
import dev.handback.record.inventory.InventoryLine;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.seat.SeatPoolView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One target, and what is open there.
 *
 * @param owed what is owed there, the most urgent first
 * @param items of offboardings that are not over
 * @param accounts a page of those that are known
 * @param next the address of what follows; null when nothing does
 */
public record TargetPage(
    Shell shell,
    TargetView target,
    List<ObligationView> owed,
    List<OpenItem> items,
    List<SeatPoolView> pools,
    List<InventoryLine> accounts,
    @Nullable String next,
    Instant now) {

  public TargetPage {
    owed = List.copyOf(owed);
    items = List.copyOf(items);
    pools = List.copyOf(pools);
    accounts = List.copyOf(accounts);
  }

  /** A capability as people read it: {@code DisablesAccounts} disables accounts. */
  public static String readable(String capability) {
    return capability.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
