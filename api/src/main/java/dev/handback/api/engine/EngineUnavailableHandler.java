package dev.handback.api.engine;

import dev.handback.api.problem.ProblemDocument;
import dev.handback.api.problem.ProblemResponse;
import dev.handback.api.problem.Refusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.temporal.client.WorkflowServiceException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Temporal does not answer: what a person decided was not told to the run, and they must know. */
@Singleton
final class EngineUnavailableHandler
    implements ExceptionHandler<WorkflowServiceException, HttpResponse<ProblemDocument>> {

  private static final Logger LOG = LoggerFactory.getLogger(EngineUnavailableHandler.class);

  @Override
  @SuppressWarnings("rawtypes") // the framework's own signature
  public HttpResponse<ProblemDocument> handle(HttpRequest request, WorkflowServiceException e) {
    LOG.warn("Temporal does not answer", e);
    return ProblemResponse.of(
        Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Temporal does not answer; nothing was decided, try again")
            .document());
  }
}
