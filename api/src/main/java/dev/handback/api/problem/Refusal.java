package dev.handback.api.problem;

import io.micronaut.http.HttpStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The api says no, and why. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final @Nullable String detail;
  private final transient List<FieldError> errors;

  private Refusal(
      HttpStatus status, String title, @Nullable String detail, List<FieldError> errors) {
    super(title);
    this.status = status;
    this.detail = detail;
    this.errors = List.copyOf(errors);
  }

  public static Refusal of(HttpStatus status, String title) {
    return new Refusal(status, title, null, List.of());
  }

  public static Refusal of(HttpStatus status, String title, String detail) {
    return new Refusal(status, title, detail, List.of());
  }

  /** 400: a table without a header that says what is in it. */
  public static Refusal badHeader(String detail) {
    return of(HttpStatus.BAD_REQUEST, "The table has no usable header", detail);
  }

  /** 422: the request can be read, but these fields are wrong. */
  public static Refusal fields(List<FieldError> errors) {
    var title = errors.size() == 1 ? "One field is wrong" : errors.size() + " fields are wrong";
    return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, title, null, errors);
  }

  public HttpStatus status() {
    return status;
  }

  /** The answer that carries it. */
  public ProblemDocument document() {
    var title = getMessage();
    return new ProblemDocument(title == null ? "" : title, status.getCode(), detail, errors);
  }
}
