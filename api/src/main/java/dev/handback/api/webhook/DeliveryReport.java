package dev.handback.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a delivery.
 *
 * @param offboardingId the first offboarding it is about; absent when it started nothing
 * @param results one for each event, in the body's order
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record DeliveryReport(@Nullable String offboardingId, List<Result> results) {

  static DeliveryReport of(List<Result> results) {
    var first = results.stream().map(Result::offboardingId).filter(Objects::nonNull).findFirst();
    return new DeliveryReport(first.orElse(null), results);
  }

  boolean has(Outcome outcome) {
    return results.stream().anyMatch(result -> result.outcome() == outcome);
  }

  /** What became of one event. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Result(Outcome outcome, @Nullable String offboardingId, @Nullable String reason) {}

  /**
   * ACCEPTED: new. DUPLICATE: known already. IGNORED, UNREADABLE: kept in the inbox, not acted on.
   */
  enum Outcome {
    ACCEPTED,
    DUPLICATE,
    IGNORED,
    UNREADABLE
  }
}
