package dev.handback.configuration.policy;

import dev.handback.inactivity.DowngradeRule;
import dev.handback.inactivity.InactivityRules;
import dev.handback.inactivity.KeyRule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is unused, and what becomes of it (requirement T9).
 *
 * @param after so long without use
 * @param ask how long the owner has to say that it is still needed; silence means that it goes
 * @param every how often the inventory is scanned
 * @param atMost so many offboardings each scan begins
 * @param downgrade seats that become cheaper ones before their account is asked about
 * @param keys what programs sign in with; null where policy has no rule of its own for it
 */
public record InactivityLine(
    Duration after,
    Duration ask,
    Duration every,
    int atMost,
    @Nullable List<DowngradeRule> downgrade,
    @Nullable KeyRule keys) {

  public InactivityLine {
    downgrade = downgrade == null ? List.of() : List.copyOf(downgrade);
  }

  /** The seats that become cheaper ones, in their order. */
  public List<DowngradeRule> downgrades() {
    return downgrade == null ? List.of() : downgrade;
  }

  /** The same, as a scan takes it. */
  public InactivityRules rules() {
    return new InactivityRules(after, ask, atMost, downgrades(), keys);
  }

  /** What makes no sense of the line with this number, as the rest of a sentence. */
  Stream<String> wrongIn(int index) {
    var line = downgrades().get(index);
    var twice =
        downgrades().subList(0, index).stream()
            .anyMatch(
                before -> before.target().equals(line.target()) && before.sku().equals(line.sku()));
    return Stream.of(
            line.sku().equals(line.to()) ? "makes a seat what it is already" : null,
            line.after().compareTo(after) < 0
                ? null
                : "comes too late: after %s the account itself is asked about".formatted(after),
            twice ? "is about seats that a line before is about" : null)
        .filter(Objects::nonNull);
  }
}
