package dev.handback.api.body;

import dev.handback.api.problem.Refusal;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What no body may be larger than ({@code micronaut.server.max-request-size}). */
@Singleton
public final class BodyLimit {

  /** What to do about a form. */
  public static final String FORM_ADVICE = "send fewer or smaller files";

  private static final int MEGABYTE = 1024 * 1024;

  private final long most;

  BodyLimit(HttpServerConfiguration server) {
    this.most = server.getMaxRequestSize();
  }

  boolean isLess(long length) {
    return most < length;
  }

  Refusal tooLarge(String what, String advice) {
    return Refusal.of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "The %s is too large".formatted(what),
        "%s: at most %d MB in all".formatted(advice, most / MEGABYTE));
  }

  /**
   * Why a body that is read as it comes cannot be read: 413 where it is too large, otherwise as
   * given.
   *
   * @param what it is, such as {@code form}
   * @param advice what to do, such as {@code send smaller files}
   */
  public Refusal refusal(IOException failure, String what, String advice, Refusal otherwise) {
    return isTooLarge(failure) ? tooLarge(what, advice) : otherwise;
  }

  private static boolean isTooLarge(@Nullable Throwable failure) {
    return failure instanceof ContentLengthExceededException
        || (failure != null && isTooLarge(failure.getCause()));
  }
}
