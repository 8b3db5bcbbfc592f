package dev.handback.api.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ConversionErrorHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** A query parameter that is no such number or name: 422, as for fields. */
@Singleton
@Replaces(ConversionErrorHandler.class)
final class WrongParameterHandler
    implements ExceptionHandler<ConversionErrorException, HttpResponse<ProblemDocument>> {

  @Override
  @SuppressWarnings("rawtypes") // the framework's own signature
  public HttpResponse<ProblemDocument> handle(HttpRequest request, ConversionErrorException e) {
    var parameter = e.getArgument();
    var sentence = parameter.getName() + " must be " + wanted(parameter.getType());
    return ProblemResponse.of(
        Refusal.fields(List.of(new FieldError(parameter.getName(), sentence))).document());
  }

  private static String wanted(Class<?> type) {
    return type.isEnum()
        ? "one of "
            + String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList())
        : "a number";
  }
}
