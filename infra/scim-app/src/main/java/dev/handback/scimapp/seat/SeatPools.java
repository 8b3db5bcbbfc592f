package dev.handback.scimapp.seat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that was bought, one pool for each kind of seat. */
public final class SeatPools {
  private final Map<Sku, SeatPool> bySku;

  /**
   * Takes the pools as they were bought.
   *
   * @throws IllegalStateException when two pools have one SKU
   */
  public SeatPools(List<SeatPool> pools) {
    this.bySku = pools.stream().collect(Collectors.toMap(SeatPool::sku, Function.identity()));
  }

  public Optional<SeatPool> find(Sku sku) {
    return Optional.ofNullable(bySku.get(sku));
  }

  public Collection<SeatPool> all() {
    return bySku.values();
  }
}
