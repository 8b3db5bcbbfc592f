package dev.handback.api.console;

import dev.handback.api.problem.ProblemDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Pages come with headers that let nothing of other sites in, and errors come as pages. */
@ServerFilter("/console/**")
final class ConsoleFilter {

  /** Scripts, styles and pictures of our own only; no page of ours inside of another. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final Pages pages;

  ConsoleFilter(Pages pages) {
    this.pages = pages;
  }

  @ResponseFilter
  MutableHttpResponse<?> finish(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var answer =
        response.getBody(ProblemDocument.class).isPresent() ? error(request, response) : response;
    return answer
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin");
  }

  private MutableHttpResponse<?> error(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var problem = response.getBody(ProblemDocument.class).orElseThrow();
    var shell = pages.shell(request, "error", problem.title());
    return pages.page(response.status(), "error", new ErrorPage(shell, problem));
  }
}
