package dev.handback.record.signin;

import org.jspecify.annotations.Nullable;

/**
 * Which sign-ins to list. Null means any.
 *
 * @param who a name as a whole; case is ignored
 * @param address as a whole
 * @param limit at most so many, 1 to 500
 * @param cursor from the page before; null for the first
 */
public record SignInQuery(
    @Nullable SignInOutcome outcome,
    @Nullable SignInMethod method,
    @Nullable String who,
    @Nullable String address,
    int limit,
    @Nullable String cursor) {
  private static final int MOST = 500;

  public SignInQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
    }
  }
}
