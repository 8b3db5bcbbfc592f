package dev.handback.connector.stepca;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.estate.TargetConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Calls to the CA, over TLS that trusts its root and nobody else. */
final class CaHttp implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  /** For a CA that asks for patience and does not say how much. */
  private static final Duration UNSAID = Duration.ofSeconds(30);

  private final TargetConfig config;
  private final X509Certificate root;
  private final HttpClient client;

  CaHttp(TargetConfig config) {
    this.config = config;
    this.root = Pem.root(config);
    var limit = config.timeLimit();
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit.compareTo(CONNECT_LIMIT) < 0 ? limit : CONNECT_LIMIT)
            .sslContext(Pem.trusting(config, root))
            .build();
  }

  /** The root that the estate trusts. */
  X509Certificate root() {
    return root;
  }

  byte[] get(String path) {
    var answer = send(request(path).GET().build());
    if (answer.statusCode() >= 300) {
      throw refused(path, answer);
    }
    return answer.body();
  }

  /** What it answers to this JSON; only what says nothing of the request itself is raised. */
  Answer post(String path, String json) {
    var request = request(path).header("Content-Type", "application/json");
    var answer = send(request.POST(BodyPublishers.ofString(json)).build());
    if (answer.statusCode() == 429 || answer.statusCode() >= 500) {
      throw refused(path, answer);
    }
    return new Answer(answer.statusCode(), text(answer));
  }

  /** An answer with the CA's own words. */
  record Answer(int status, String words) {
    boolean ok() {
      return status < 300;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(config.url().resolve(path)).timeout(config.timeLimit());
  }

  /** Bounded as a whole: the client's own limit ends with the headers. */
  private HttpResponse<byte[]> send(HttpRequest request) {
    var answer = client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(config.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unavailable("did not answer in time", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable("was not waited for: interrupted", e);
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private ConnectorException failed(ExecutionException failure) {
    if (causedBy(failure, SSLException.class)) {
      return new ConnectorException.Misconfigured(
          "%s: no connection that settings.root vouches for: %s"
              .formatted(config.id(), words(failure)),
          failure);
    }
    if (causedBy(failure, UnresolvedAddressException.class)
        || causedBy(failure, UnknownHostException.class)) {
      return new ConnectorException.Misconfigured(
          "%s: there is no host %s".formatted(config.id(), config.url().getHost()), failure);
    }
    if (causedBy(failure, ConnectException.class) || causedBy(failure, IOException.class)) {
      return unavailable("did not answer: " + words(failure), failure);
    }
    return new ConnectorException.Conflict(
        "%s: %s".formatted(config.id(), words(failure)), failure);
  }

  private ConnectorException refused(String path, HttpResponse<byte[]> answer) {
    var status = answer.statusCode();
    var message = "%s answered %d to %s: %s".formatted(config.id(), status, path, text(answer));
    return switch (status) {
      case 429 -> new ConnectorException.Throttled(message, retryAfter(answer));
      case 401, 403 -> new ConnectorException.Denied(message, null);
      default ->
          status >= 500
              ? new ConnectorException.Unavailable(message, null)
              : new ConnectorException.Misconfigured(message, null);
    };
  }

  private ConnectorException unavailable(String what, Exception cause) {
    return new ConnectorException.Unavailable("%s %s".formatted(config.id(), what), cause);
  }

  private static Duration retryAfter(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(UNSAID);
  }

  /** On one line, and not for ever. */
  private static String text(HttpResponse<byte[]> answer) {
    var text = new String(answer.body(), StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> cause) {
    return causes(failure).anyMatch(cause::isInstance);
  }

  private static String words(Throwable failure) {
    var innermost = causes(failure).reduce(failure, (outer, inner) -> inner);
    return "%s %s".formatted(innermost.getClass().getSimpleName(), innermost.getMessage());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(
            failure, Objects::nonNull, one -> one == null ? null : one.getCause())
        .map(Objects::requireNonNull);
  }
}
