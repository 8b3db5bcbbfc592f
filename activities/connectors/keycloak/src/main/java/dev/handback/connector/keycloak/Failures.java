package dev.handback.connector.keycloak;

import dev.handback.connector.ConnectorException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ResponseProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why a call failed, by status and cause: the client's exception types alone do not tell. */
final class Failures {

  /** For a target that asks for patience and does not say how much. */
  private static final Duration UNSAID = Duration.ofSeconds(30);

  private final String target;

  Failures(KeycloakSettings settings) {
    target = "%s (Keycloak realm %s)".formatted(settings.target(), settings.realm());
  }

  /** Runs a call; raises nothing but {@link ConnectorException}. */
  <T> T translating(Supplier<T> call) {
    try {
      return call.get();
    } catch (WebApplicationException e) {
      throw ofStatus(e.getResponse(), ErrorBody.of(e.getResponse()));
    } catch (ProcessingException e) {
      throw ofCause(e);
    }
  }

  ConnectorException ofStatus(Response response, ErrorBody said) {
    var status = response.getStatus();
    var message = "%s answered %d %s".formatted(target, status, said.words()).strip();
    return switch (status) {
      case 401, 403 -> new ConnectorException.Denied(message, null);
      case 429 -> new ConnectorException.Throttled(message, retryAfter(response));
      case 400, 409 -> new ConnectorException.Conflict(message, null);
      default ->
          status >= 500 || status == 408
              ? new ConnectorException.Unavailable(message, null)
              : new ConnectorException.Misconfigured(message, null);
    };
  }

  private ConnectorException ofCause(ProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectorException known) {
        return known;
      }
      if (cause instanceof SSLException) {
        return new ConnectorException.Misconfigured(
            "%s: no trusted connection: %s".formatted(target, cause.getMessage()), e);
      }
    }
    return e instanceof ResponseProcessingException
        ? new ConnectorException.Misconfigured(
            "%s answered, but not as Keycloak does".formatted(target), e)
        : new ConnectorException.Unavailable(
            "%s did not answer: %s".formatted(target, innermost(e)), e);
  }

  /** A target that said yes, and whose read-back says no. */
  ConnectorException contradicted(String what) {
    return new ConnectorException.Conflict("%s said yes, but %s".formatted(target, what), null);
  }

  ConnectorException conflict(String what) {
    return new ConnectorException.Conflict("%s: %s".formatted(target, what), null);
  }

  ConnectorException misconfigured(String what) {
    return new ConnectorException.Misconfigured("%s: %s".formatted(target, what), null);
  }

  ConnectorException denied(String what) {
    return new ConnectorException.Denied("%s: %s".formatted(target, what), null);
  }

  ConnectorException unavailable(String what, @Nullable Throwable cause) {
    return new ConnectorException.Unavailable("%s: %s".formatted(target, what), cause);
  }

  private static String innermost(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + " " + cause.getMessage();
  }

  /** Seconds or a date (RFC 9110, 10.2.3). */
  private static Duration retryAfter(Response response) {
    var value = response.getHeaderString(HttpHeaders.RETRY_AFTER);
    if (value == null) {
      return UNSAID;
    }
    try {
      return value.chars().allMatch(Character::isDigit)
          ? Duration.ofSeconds(Long.parseLong(value))
          : Duration.between(
              Instant.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      return UNSAID;
    }
  }
}
