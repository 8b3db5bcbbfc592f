package dev.handback.api.problem;

import dev.handback.api.body.PlainText;
import io.micronaut.serde.annotation.Serdeable;

/**
 * One wrong field.
 *
 * @param field as people write it, for example {@code subject.kind}
 */
@Serdeable
public record FieldError(String field, String detail) {
  /** As much of what a caller wrote as is said back, in characters. */
  private static final int LONGEST = 300;

  public FieldError {
    field = PlainText.of(field, LONGEST);
    detail = PlainText.of(detail, LONGEST);
  }
}
