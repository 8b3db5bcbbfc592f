package dev.handback.api.offboarding;

import dev.handback.api.problem.ProblemDocument;
import dev.handback.api.problem.ProblemResponse;
import dev.handback.api.problem.Refusal;
import dev.handback.record.RecordRefusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** The record says no: what was asked does not fit what is on it. */
@Singleton
final class RecordRefusalHandler
    implements ExceptionHandler<RecordRefusal, HttpResponse<ProblemDocument>> {

  @Override
  @SuppressWarnings("rawtypes") // the framework's own signature
  public HttpResponse<ProblemDocument> handle(HttpRequest request, RecordRefusal refusal) {
    return ProblemResponse.of(
        Refusal.of(HttpStatus.CONFLICT, String.valueOf(refusal.getMessage())).document());
  }
}
