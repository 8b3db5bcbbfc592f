package dev.handback.connector.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;
import jakarta.ws.rs.ProcessingException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells by their cause what errors mean for the process. */
final class ScimErrors {
  private ScimErrors() {}

  static final int NOT_FOUND = 404;

  static int status(ScimException refused) {
    return refused.getScimError().getStatus();
  }

  /** A request that the target answered with a refusal. */
  static ConnectorException of(TargetId target, ScimException refused) {
    var what = "%s answered %d".formatted(target, status(refused));
    var words = what + ": " + refused.getMessage();
    return switch (status(refused)) {
      case 401, 403 -> new ConnectorException.Denied(words, refused);
      case NOT_FOUND -> new ConnectorException.Misconfigured(what + ": no SCIM there", refused);
      default -> new ConnectorException.Conflict(words, refused);
    };
  }

  /** A request without an answer that could be understood. */
  static ConnectorException of(TargetId target, ProcessingException failed) {
    return cause(failed, ConnectorException.class)
        .or(() -> cause(failed, JsonEOFException.class).map(e -> silent(target, e)))
        .or(() -> cause(failed, JsonProcessingException.class).map(e -> noScim(target, e)))
        .or(() -> cause(failed, UnknownHostException.class).map(e -> noScim(target, e)))
        .or(() -> cause(failed, SSLException.class).map(e -> noScim(target, e)))
        .orElseGet(() -> silent(target, failed));
  }

  private static ConnectorException silent(TargetId target, Exception failed) {
    return new ConnectorException.Unavailable(
        "%s did not answer: %s".formatted(target, root(failed)), failed);
  }

  private static ConnectorException noScim(TargetId target, Exception cause) {
    return new ConnectorException.Misconfigured(
        "%s is not SCIM there, or not trusted: %s"
            .formatted(target, cause.getClass().getSimpleName()),
        cause);
  }

  private static Throwable root(Throwable failed) {
    var cause = failed.getCause();
    return cause == null ? failed : root(cause);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failed, Class<T> type) {
    for (var one = failed; one != null; one = one.getCause()) {
      if (type.isInstance(one)) {
        return Optional.of(type.cast(one));
      }
    }
    return Optional.empty();
  }
}
