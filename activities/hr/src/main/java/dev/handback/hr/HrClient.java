package dev.handback.hr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import dev.handback.configuration.hr.Header;
import dev.handback.configuration.hr.HrApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls one API: nothing but its own host, without following anybody elsewhere. */
final class HrClient {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** More than a page of changes is; what is longer is no answer. */
  private static final int BYTES_AT_MOST = 8 << 20;

  private static final int UNAUTHORIZED = 401;

  private final HrApi api;
  private final SecretReferences secrets;
  private final Clock clock;
  private final HttpClient http;
  private final @Nullable AccessToken token;

  HrClient(HrApi api, SecretReferences secrets, Clock clock) {
    this.api = api;
    this.secrets = secrets;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(api.timeout())
            // credentials that were meant for one place are not given to another
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.token =
        api.oauth() == null ? null : new AccessToken(api.oauth(), secrets, api.timeout(), clock);
  }

  HrApi api() {
    return api;
  }

  /**
   * What is there.
   *
   * @param body JSON for a POST; null for a GET
   * @return empty where the API says that nothing is: 404 or 410
   */
  Optional<JsonNode> ask(URI address, @Nullable String body) throws NoAnswer {
    if (!HrAddress.isOf(api.url(), address)) {
      throw new NoAnswer("it names an address that is not its own, which is not called");
    }
    var bearer = token == null ? null : token.current();
    var answer = send(request(address, body, bearer));
    var status = answer.statusCode();
    if (status == 404 || status == 410) {
      return Optional.empty();
    }
    if (status == UNAUTHORIZED && token != null && bearer != null) {
      token.forget(bearer);
    }
    if (status < 200 || status > 299) {
      var wait = answer.headers().firstValue("Retry-After").orElse(null);
      throw new NoAnswer(refusal(status), RetryAfter.of(wait, clock.instant()));
    }
    return Optional.of(parsed(answer.body()));
  }

  private static String refusal(int status) {
    var what =
        switch (status) {
          case UNAUTHORIZED, 403 -> ": it does not take our credentials";
          case 429 -> ": it wants to be asked less often";
          default -> status >= 300 && status < 400 ? ": redirects are not followed" : "";
        };
    return "it answered " + status + what;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws NoAnswer {
    try {
      return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), BYTES_AT_MOST));
    } catch (IOException failure) {
      throw new NoAnswer("it could not be reached: " + failure.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("the worker stopped meanwhile");
    }
  }

  private HttpRequest request(URI address, @Nullable String body, @Nullable String bearer)
      throws NoAnswer {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(api.timeout())
            .header("Accept", "application/json")
            .method(
                body == null ? "GET" : "POST",
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try {
      for (var header : api.headers()) {
        request.header(header.header(), value(header));
      }
      return request.build();
    } catch (UnresolvedSecretException unresolved) {
      throw new NoAnswer(String.valueOf(unresolved.getMessage()));
    } catch (IllegalArgumentException wrong) {
      // the message repeats the value
      throw new NoAnswer("a configured header is none that can be sent");
    }
  }

  private String value(Header header) {
    if (header.key() == null) {
      return String.valueOf(header.value());
    }
    var secret = secrets.resolve(header.key()).reveal();
    var written =
        switch (header.encoding()) {
          case TEXT -> secret;
          case BASE64 ->
              Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        };
    return header.prefix() == null ? written : header.prefix() + written;
  }

  static JsonNode parsed(String text) throws NoAnswer {
    return parsed(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode parsed(byte[] body) throws NoAnswer {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException noJson) {
      throw new NoAnswer("its answer is no JSON");
    } catch (IOException unreadable) {
      throw new NoAnswer("its answer cannot be read");
    }
  }
}
