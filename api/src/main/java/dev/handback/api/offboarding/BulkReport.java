package dev.handback.api.offboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handback.api.problem.FieldError;
import dev.handback.record.inbox.Accepted;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row of a bulk.
 *
 * @param accepted how many offboardings are started
 * @param held how many start once an approver has let them (requirement P7)
 * @param refused how many rows start nothing because something in them is wrong
 */
@Serdeable
record BulkReport(long accepted, long held, long refused, List<Result> results) {

  static BulkReport of(List<Result> results) {
    return new BulkReport(
        count(results, Outcome.ACCEPTED),
        count(results, Outcome.HELD),
        count(results, Outcome.REFUSED),
        results);
  }

  boolean hasNews() {
    return results.stream()
        .map(Result::outcome)
        .anyMatch(outcome -> outcome != Outcome.DUPLICATE && outcome != Outcome.REFUSED);
  }

  private static long count(List<Result> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /**
   * One row.
   *
   * @param row counted from 1; a header is no row
   * @param reason why it does nothing, or not yet
   * @param errors the fields that are wrong
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Result(
      long row,
      Outcome outcome,
      @Nullable String offboardingId,
      @Nullable String reason,
      List<FieldError> errors) {

    static Result of(long row, Accepted accepted) {
      var about = accepted.offboarding();
      return new Result(
          row,
          Outcome.of(accepted.outcome()),
          about == null ? null : about.value(),
          accepted.reason(),
          List.of());
    }

    static Result refused(long row, String reason, List<FieldError> errors) {
      return new Result(row, Outcome.REFUSED, null, reason, errors);
    }
  }

  /**
   * ACCEPTED: it starts an offboarding. HELD: it will, once an approver has let it. MOVED: the
   * offboarding that waits for its date has this one now. KEPT: news that changes nothing.
   * DUPLICATE: known already. REFUSED: something is wrong.
   */
  enum Outcome {
    ACCEPTED,
    HELD,
    MOVED,
    KEPT,
    DUPLICATE,
    REFUSED;

    private static Outcome of(Accepted.Outcome outcome) {
      return switch (outcome) {
        // nobody's API is asked about what an operator submits
        case NEW, ASKING -> ACCEPTED;
        case HELD -> HELD;
        case MOVED, RESCINDED -> MOVED;
        case KEPT, IGNORED -> KEPT;
        case DUPLICATE -> DUPLICATE;
      };
    }
  }
}
