package dev.handback.api.problem;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The api says no, and why. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final @Nullable String detail;
  private final transient List<FieldError> errors;
  private final @Nullable Duration wait;

  private Refusal(
      HttpStatus status,
      String title,
      @Nullable String detail,
      List<FieldError> errors,
      @Nullable Duration wait) {
    super(title);
    this.status = status;
    this.detail = detail;
    this.errors = List.copyOf(errors);
    this.wait = wait;
  }

  public static Refusal of(HttpStatus status, String title) {
    return new Refusal(status, title, null, List.of(), null);
  }

  public static Refusal of(HttpStatus status, String title, String detail) {
    return new Refusal(status, title, detail, List.of(), null);
  }

  /** 400: a table without a header that says what is in it. */
  public static Refusal badHeader(String detail) {
    return of(HttpStatus.BAD_REQUEST, "The table has no usable header", detail);
  }

  /** 422: the request can be read, but these fields are wrong. */
  public static Refusal fields(List<FieldError> errors) {
    return fields(HttpStatus.UNPROCESSABLE_ENTITY, errors);
  }

  /** The same, where a standard has another status for it. */
  public static Refusal fields(HttpStatus status, List<FieldError> errors) {
    var title = errors.size() == 1 ? "One field is wrong" : errors.size() + " fields are wrong";
    return new Refusal(status, title, null, errors, null);
  }

  /** 429: it was too much, and would be right after so long. */
  public static Refusal comeAgain(String title, String detail, Duration wait) {
    return new Refusal(HttpStatus.TOO_MANY_REQUESTS, title, detail, List.of(), wait);
  }

  public HttpStatus status() {
    return status;
  }

  /** In whole seconds, one at least; null where nothing is known of it. */
  @Nullable Long secondsToWait() {
    return wait == null ? null : wait.plusNanos(999_999_999).toSeconds();
  }

  /** The answer that carries it. */
  public ProblemDocument document() {
    var title = getMessage();
    return new ProblemDocument(title == null ? "" : title, status.getCode(), detail, errors);
  }
}
