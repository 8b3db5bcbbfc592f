package dev.handback.api.problem;

import java.util.List;
import java.util.function.Supplier;

/** What every list asks of its caller: a length within its bounds, and a cursor it gave itself. */
public final class Lists {

  private Lists() {}

  /**
   * Refuses a length that is out of bounds.
   *
   * @throws Refusal 422
   */
  public static void checkLimit(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw Refusal.fields(List.of(new FieldError("limit", "limit must be between 1 and " + most)));
    }
  }

  /**
   * A page of a list; its query refuses a cursor that no list gave.
   *
   * @throws Refusal 422
   */
  public static <P> P page(int limit, int most, Supplier<P> list) {
    checkLimit(limit, most);
    try {
      return list.get();
    } catch (IllegalArgumentException e) {
      throw Refusal.fields(
          List.of(new FieldError("cursor", "cursor must be one that a list gave")));
    }
  }
}
