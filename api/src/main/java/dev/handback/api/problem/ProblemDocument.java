package dev.handback.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457.
 *
 * @param title a sentence a person understands
 * @param detail what is special about this case
 * @param errors the fields that are wrong; empty when it is not about fields
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
    String title, int status, @Nullable String detail, List<FieldError> errors) {

  public ProblemDocument {
    errors = List.copyOf(errors);
  }
}
