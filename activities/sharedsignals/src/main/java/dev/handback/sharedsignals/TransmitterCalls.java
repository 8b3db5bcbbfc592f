package dev.handback.sharedsignals;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.offboarding.access.FailureKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks a transmitter over HTTP; what is not an answer is a failure of a kind. */
final class TransmitterCalls {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int CLIENT_ERROR = 400;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          // what is shown to one place is not shown to another
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** What is there; empty where there is nothing for us. */
  Optional<JsonNode> find(URI address) {
    var answer = send(HttpRequest.newBuilder(address).GET());
    var status = answer.statusCode();
    return status >= CLIENT_ERROR && status < SERVER_ERROR && status != TOO_MANY
        ? Optional.empty()
        : Optional.of(read(address, answer));
  }

  JsonNode get(URI address, String token) {
    return read(address, send(authorized(address, token).GET()));
  }

  JsonNode post(URI address, String token, JsonNode body) {
    var request =
        authorized(address, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return read(address, send(request));
  }

  /**
   * The address itself.
   *
   * @throws IllegalArgumentException when it is none of HTTP
   */
  URI checked(URI address) {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).startsWith("http")) {
      throw new IllegalArgumentException("no address of HTTP");
    }
    return address;
  }

  private static HttpRequest.Builder authorized(URI address, String token) {
    return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    var asked = request.timeout(ANSWER).header("Accept", "application/json").build();
    try {
      return client.send(asked, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new TransmitterFailure(FailureKind.UNAVAILABLE, asked.uri() + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransmitterFailure(FailureKind.UNAVAILABLE, "Stopped at " + asked.uri(), e);
    }
  }

  private static JsonNode read(URI address, HttpResponse<byte[]> answer) {
    var status = answer.statusCode();
    if (status < 200 || status >= 300) {
      throw new TransmitterFailure(kind(status), "%s answered %d".formatted(address, status), null);
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new TransmitterFailure(FailureKind.UNAVAILABLE, address + " did not answer JSON", e);
    } catch (IOException e) {
      throw new TransmitterFailure(FailureKind.UNAVAILABLE, address + " cannot be read", e);
    }
  }

  private static FailureKind kind(int status) {
    return switch (status) {
      case 401, 403 -> FailureKind.DENIED;
      case TOO_MANY -> FailureKind.THROTTLED;
      default -> status >= SERVER_ERROR ? FailureKind.UNAVAILABLE : FailureKind.MISCONFIGURED;
    };
  }
}
