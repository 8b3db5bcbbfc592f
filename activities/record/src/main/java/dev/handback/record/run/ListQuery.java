package dev.handback.record.run;

import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Which offboardings to list. Null means any.
 *
 * @param q a piece of the subject's name, address or id, or the offboarding's id; case is ignored
 * @param limit at most so many, 1 to 500
 * @param cursor from the page before; null for the first
 */
public record ListQuery(
    @Nullable OffboardingState state,
    @Nullable Stage stage,
    @Nullable Trigger trigger,
    @Nullable String q,
    int limit,
    @Nullable String cursor) {
  private static final int MOST = 500;

  public ListQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
    }
  }
}
