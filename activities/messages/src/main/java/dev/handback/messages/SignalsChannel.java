package dev.handback.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handback.configuration.ResolvedSecret;
import dev.handback.record.message.Envelope;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import dev.handback.transmitter.Transmitter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Pushes security events (RFC 8935): one a request, with the same id and claims in each attempt,
 * signed with the key of the attempt.
 */
final class SignalsChannel implements Channel {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;
  private static final int REFUSED = 400;
  private static final int LONGEST_ANSWER = 4096;
  private static final int LONGEST_WORDS = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          // what was meant for one place is not given to another
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Transmitter transmitter;
  private final Stream stream;
  private final URI url;
  private final @Nullable ResolvedSecret authorization;

  SignalsChannel(
      Transmitter transmitter, Stream stream, URI url, @Nullable ResolvedSecret authorization) {
    this.transmitter = transmitter;
    this.stream = stream;
    this.url = url;
    this.authorization = authorization;
  }

  @Override
  public void send(Envelope envelope) throws NotSent {
    // programs are told of everything singly
    var event = envelope.contents().getFirst();
    check(post(transmitter.token(stream, envelope.id(), event, envelope.since())));
  }

  private HttpResponse<InputStream> post(String token) throws NotSent {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Content-Type", "application/secevent+jwt")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(token));
    if (authorization != null) {
      request.header("Authorization", authorization.reveal());
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException failure) {
      throw NotSent.yet("it could not be reached: " + failure.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw NotSent.yet("the worker stopped meanwhile");
    }
  }

  private void check(HttpResponse<InputStream> answer) throws NotSent {
    try (var body = answer.body()) {
      var status = answer.statusCode();
      if (status == REFUSED) {
        throw refusal(body.readNBytes(LONGEST_ANSWER));
      }
      if (status != ACCEPTED) {
        var wait = HttpPost.askedToWait(answer.headers().firstValue("Retry-After").orElse(null));
        throw NotSent.before("it answered %d, not 202".formatted(status), wait);
      }
    } catch (IOException broken) {
      throw NotSent.yet("its answer broke off: " + broken.getClass().getSimpleName());
    }
  }

  /** Whoever says what is wrong with an event will say so again; any other 400 may be an outage. */
  private NotSent refusal(byte[] body) {
    try {
      var said = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      var code = said.path("err").asText();
      if (!code.isEmpty()) {
        var words = code + " " + said.path("description").asText();
        return NotSent.ever("the receiver refused it: " + sentence(words));
      }
    } catch (JsonProcessingException notJson) {
      return NotSent.yet("it answered 400 without a reason");
    }
    return NotSent.yet("it answered 400 without a reason");
  }

  /** The receiver's words, never ours: it may repeat the header that it got. */
  private String sentence(String words) {
    var plain = words.replaceAll("\\p{Cntrl}+", " ").strip();
    var hidden = authorization == null ? plain : plain.replace(authorization.reveal(), "***");
    return hidden.length() > LONGEST_WORDS ? hidden.substring(0, LONGEST_WORDS) + "…" : hidden;
  }
}
