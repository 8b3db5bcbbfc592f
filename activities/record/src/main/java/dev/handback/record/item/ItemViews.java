package dev.handback.record.item;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.Return;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.seat.SeatAccount;
import dev.handback.record.seat.Seats;
import dev.handback.record.seat.Seats.Instead;
import dev.handback.record.seat.Seats.Standing;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the items of an offboarding with both teams' columns. */
@Singleton
public final class ItemViews {
  private final ItemRepository items;
  private final Seats seats;

  ItemViews(ItemRepository items, Seats seats) {
    this.items = items;
    this.seats = seats;
  }

  /** In the order they were planned. */
  public List<ItemView> of(OffboardingId id) {
    var standings = seats.standings(id);
    var downgraded = seats.downgraded(id);
    return items.findByOffboardingIdOrderByPosition(id.value()).stream()
        .map(row -> view(row, standings, downgraded))
        .toList();
  }

  private static ItemView view(
      ItemRow row, Map<ItemId, Standing> standings, Map<ItemId, Instead> downgraded) {
    var id = new ItemId(row.id());
    return new ItemView(
        id,
        new TargetId(row.targetId()),
        row.kind(),
        row.name(),
        row.accountName(),
        row.itemClass(),
        row.reversibility(),
        row.owner(),
        row.status(),
        row.disposition(),
        new SecurityView(
            row.removedAt(),
            row.proof(),
            row.proofMethod(),
            row.provenAt(),
            StoredJson.texts(row.residual())),
        row.kind() == ItemKind.SEAT ? finance(row, standings.get(id), downgraded.get(id)) : null,
        restored(row),
        row.returned() == Return.Result.IRREVERSIBLE ? row.returnedHow() : null,
        row.returned() == Return.Result.NOT_OURS ? row.returnedHow() : null);
  }

  private static @Nullable RestoredView restored(ItemRow row) {
    var result = row.returned();
    return result != null && result.there()
        ? new RestoredView(
            Objects.requireNonNull(row.returnedAt()), Objects.requireNonNull(row.returnedHow()))
        : null;
  }

  private static FinanceView finance(
      ItemRow row, @Nullable Standing standing, @Nullable Instead instead) {
    var account = standing == null ? SeatAccount.INVENTORY : standing.account();
    var freed = account == SeatAccount.FREED;
    return new FinanceView(
        account,
        freed,
        standing != null && freed ? standing.since() : null,
        amount(row.monthlyPrice()),
        row.currency(),
        instead == null ? null : instead.sku(),
        freed ? amount(saved(row, instead)) : null);
  }

  private static @Nullable BigDecimal saved(ItemRow row, @Nullable Instead instead) {
    return instead == null
        ? row.monthlyPrice()
        : instead.savedOf(row.monthlyPrice(), row.currency());
  }

  private static @Nullable String amount(@Nullable BigDecimal price) {
    return price == null ? null : price.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
