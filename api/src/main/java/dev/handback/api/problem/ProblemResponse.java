package dev.handback.api.problem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** How a problem goes out. */
public final class ProblemResponse {

  /** How long a client waits before it asks again, in seconds. */
  private static final String SOON = "2";

  private static final String A_MINUTE = "60";

  private ProblemResponse() {}

  /** The answer with its status and content type. */
  public static MutableHttpResponse<ProblemDocument> of(ProblemDocument problem) {
    var status = HttpStatus.valueOf(problem.status());
    return onto(HttpResponse.status(status), problem);
  }

  static MutableHttpResponse<ProblemDocument> onto(
      MutableHttpResponse<?> response, ProblemDocument problem) {
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
      response.header("Retry-After", SOON);
    } else if (problem.status() == HttpStatus.TOO_MANY_REQUESTS.getCode()) {
      response.header("Retry-After", A_MINUTE);
    }
    return response.body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }
}
