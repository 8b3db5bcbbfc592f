package dev.handback.api.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** A refusal as its answer. */
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<ProblemDocument>> {

  @Override
  @SuppressWarnings("rawtypes") // the framework's own signature
  public HttpResponse<ProblemDocument> handle(HttpRequest request, Refusal refusal) {
    var answer = ProblemResponse.of(refusal.document());
    var wait = refusal.secondsToWait();
    return wait == null ? answer : answer.header("Retry-After", String.valueOf(wait));
  }
}
