package dev.handback.inactivity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the company calls unused.
 *
 * @param after so long without use
 * @param ask how long the owner has to say that it is still needed; silence means that it goes
 * @param atMost so many offboardings a scan begins: a company's first scan must not flood everybody
 * @param downgrades seats that become cheaper ones before their account is asked about
 * @param keys what programs sign in with; null where policy has no rule of its own for it
 */
public record InactivityRules(
    Duration after,
    Duration ask,
    int atMost,
    List<DowngradeRule> downgrades,
    @Nullable KeyRule keys) {

  public InactivityRules {
    // a scan that began before there were any
    downgrades = downgrades == null ? List.of() : List.copyOf(downgrades);
  }

  /** Asks for what is unused at this time. */
  UnusedQuery query(Instant now, @Nullable String cursor, int limit) {
    var seats =
        downgrades.stream()
            .map(rule -> new UnusedSeat(rule.target(), rule.sku(), now.minus(rule.after())))
            .toList();
    return new UnusedQuery(now.minus(after), cursor, limit, seats, keys != null);
  }
}
