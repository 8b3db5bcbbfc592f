package dev.handback.api.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;

/** The database went away in the middle of a transaction: it has kept nothing of it. */
@Singleton
final class LostTransactionHandler
    implements ExceptionHandler<TransactionException, HttpResponse<ProblemDocument>> {

  @Override
  @SuppressWarnings("rawtypes") // the framework's own signature
  public HttpResponse<ProblemDocument> handle(HttpRequest request, TransactionException e) {
    return RecordUnavailableHandler.answer(e);
  }
}
