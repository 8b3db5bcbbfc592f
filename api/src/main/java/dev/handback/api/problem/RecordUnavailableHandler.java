package dev.handback.api.problem;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record's database does not answer: senders are told to come again, nothing is half done. */
@Singleton
final class RecordUnavailableHandler
    implements ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<ProblemDocument>> {

  private static final Logger LOG = LoggerFactory.getLogger(RecordUnavailableHandler.class);

  @Override
  @SuppressWarnings("rawtypes") // the framework's own signature
  public HttpResponse<ProblemDocument> handle(
      HttpRequest request, CannotGetJdbcConnectionException e) {
    return answer(e);
  }

  static HttpResponse<ProblemDocument> answer(RuntimeException e) {
    LOG.warn("the record's database does not answer", e);
    var refusal =
        Refusal.of(
            HttpStatus.SERVICE_UNAVAILABLE, "The record's database does not answer; try again");
    return ProblemResponse.of(refusal.document());
  }
}
