package dev.handback.api.problem;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One wrong field.
 *
 * @param field as people write it, for example {@code subject.kind}
 */
@Serdeable
public record FieldError(String field, String detail) {}
