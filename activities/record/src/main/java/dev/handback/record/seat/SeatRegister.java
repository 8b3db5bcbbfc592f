package dev.handback.record.seat;

import java.util.List;

/**
 * All pools, and all seats that wait.
 *
 * @param waiting the longest waiting first
 */
public record SeatRegister(List<SeatPoolView> pools, List<WaitingSeatView> waiting) {

  public SeatRegister {
    pools = List.copyOf(pools);
    waiting = List.copyOf(waiting);
  }
}
