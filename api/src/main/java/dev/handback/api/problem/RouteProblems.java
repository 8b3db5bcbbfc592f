package dev.handback.api.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the HTTP server itself refuses: no such route, no sign-in, a body that is too large. */
@Singleton
@Primary
final class RouteProblems implements ErrorResponseProcessor<ProblemDocument> {

  @Override
  public MutableHttpResponse<ProblemDocument> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var status = HttpStatus.valueOf(response.code());
    var problem =
        new ProblemDocument(title(status), status.getCode(), detail(status, context), List.of());
    if (status == HttpStatus.UNAUTHORIZED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return ProblemResponse.onto(response, problem);
  }

  /** Faults on our side are for the log, not for the caller. */
  private static @Nullable String detail(HttpStatus status, ErrorContext context) {
    if (status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode() || !context.hasErrors()) {
      return null;
    }
    var said =
        context.getErrors().stream()
            .map(Error::getMessage)
            .filter(message -> !message.equals(status.getReason()))
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? null : said;
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "The request cannot be read";
      case UNAUTHORIZED -> "Sign in first";
      case FORBIDDEN -> "Your roles do not allow this";
      case NOT_FOUND -> "There is nothing at this address";
      case METHOD_NOT_ALLOWED -> "This address does not take that method";
      case NOT_ACCEPTABLE -> "The answer cannot be had in that format";
      case REQUEST_ENTITY_TOO_LARGE -> "The body is too large";
      case UNSUPPORTED_MEDIA_TYPE -> "The body must be in another format";
      case UNPROCESSABLE_ENTITY -> "The request has wrong values";
      case SERVICE_UNAVAILABLE -> "Something behind us does not answer; try again soon";
      default ->
          status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
              ? "The request cannot be carried out"
              : "Something went wrong on our side";
    };
  }
}
