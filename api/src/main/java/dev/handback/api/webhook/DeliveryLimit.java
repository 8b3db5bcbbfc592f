package dev.handback.api.webhook;

import dev.handback.api.problem.Refusal;
import dev.handback.api.webhook.Sources.Limit;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * How many deliveries a source may send. Only those that are proven to be its own count: whoever
 * forges them uses nothing up, and no source uses up what is another's.
 */
final class DeliveryLimit {

  private final Limit limit;
  private final Bucket left;

  DeliveryLimit(Limit limit) {
    this.limit = limit;
    this.left =
        Bucket.builder()
            .addLimit(line ->
                line.capacity(limit.deliveries()).refillGreedy(limit.deliveries(), limit.per()))
            .build();
  }

  /**
   * Counts one.
   *
   * @throws Refusal 429 when it is one too many, with when to come again
   */
  void take() {
    var taken = left.tryConsumeAndReturnRemaining(1);
    if (!taken.isConsumed()) {
      throw Refusal.comeAgain(
          "This source sends more than it may",
          "no more than %d deliveries within %s".formatted(limit.deliveries(), limit.per()),
          Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }
  }
}
