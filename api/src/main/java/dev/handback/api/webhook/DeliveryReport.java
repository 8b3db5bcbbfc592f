package dev.handback.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handback.record.inbox.Accepted;
import io.micronaut.serde.annotation.Serdeable;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  private static final Set<Outcome> NEWS =
      EnumSet.of(
          Outcome.ACCEPTED,
          Outcome.ASKING,
          Outcome.HELD,
          Outcome.MOVED,
          Outcome.RESCINDED,
          Outcome.KEPT);

  static DeliveryReport of(List<Result> results) {
    var first = results.stream().map(Result::offboardingId).filter(Objects::nonNull).findFirst();
    return new DeliveryReport(first.orElse(null), results);
  }

  boolean has(Outcome outcome) {
    return results.stream().anyMatch(result -> result.outcome() == outcome);
  }

  /** Whether anything in it was not known before. */
  boolean hasNews() {
    return results.stream().map(Result::outcome).anyMatch(NEWS::contains);
  }

  /** What became of one event. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Result(Outcome outcome, @Nullable String offboardingId, @Nullable String reason) {

    static Result of(Accepted accepted) {
      var about = accepted.offboarding();
      return new Result(
          Outcome.of(accepted.outcome()), about == null ? null : about.value(), accepted.reason());
    }
  }

  /**
   * ACCEPTED: it starts an offboarding. ASKING: its source's API says first what it leaves out.
   * HELD: it will, once a person has let it. MOVED: its offboarding has another date. RESCINDED:
   * its offboarding is taken back. KEPT: news that changes nothing, with the reason. DUPLICATE:
   * known already. IGNORED, UNREADABLE: kept in the inbox, about no offboarding.
   */
  enum Outcome {
    ACCEPTED,
    ASKING,
    HELD,
    MOVED,
    RESCINDED,
    KEPT,
    DUPLICATE,
    IGNORED,
    UNREADABLE;

    private static Outcome of(Accepted.Outcome outcome) {
      return switch (outcome) {
        case NEW -> ACCEPTED;
        case ASKING -> ASKING;
        case HELD -> HELD;
        case MOVED -> MOVED;
        case RESCINDED -> RESCINDED;
        case KEPT -> KEPT;
        case IGNORED -> IGNORED;
        case DUPLICATE -> DUPLICATE;
      };
    }
  }
}
