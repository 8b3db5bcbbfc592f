package dev.handback.inactivity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for accounts that were last used before a time.
 *
 * @param cursor from the page before; null for the first
 * @param limit at most so many
 * @param seats the seats for which a shorter time counts
 * @param peopleOnly where what programs sign in with is asked about by a rule of its own
 */
public record UnusedQuery(
    Instant lastUsedBefore,
    @Nullable String cursor,
    int limit,
    List<UnusedSeat> seats,
    boolean peopleOnly) {

  public UnusedQuery {
    seats = List.copyOf(seats);
  }
}
