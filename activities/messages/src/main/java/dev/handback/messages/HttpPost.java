package dev.handback.messages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts JSON to an address that may be a secret: it is in no sentence that people see. */
final class HttpPost {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int GONE = 410;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          // what was meant for one place is not given to another
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI address;

  HttpPost(URI address) {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).startsWith("http")) {
      throw new IllegalArgumentException("the address is not one of HTTP");
    }
    this.address = address;
  }

  void send(String json, Map<String, String> headers) throws NotSent {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    headers.forEach(request::header);
    try {
      check(client.send(request.build(), HttpResponse.BodyHandlers.discarding()));
    } catch (IOException failure) {
      throw NotSent.yet("it could not be reached: " + failure.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw NotSent.yet("the worker stopped meanwhile");
    }
  }

  private static void check(HttpResponse<?> answer) throws NotSent {
    var status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    var why = "it answered " + status;
    if (status == GONE) {
      throw NotSent.ever(why + ": nobody is to send there any more");
    }
    throw NotSent.before(why, askedToWait(answer.headers().firstValue("Retry-After").orElse(null)));
  }

  /** How long whoever answered wants to be left alone, an hour at most. */
  static Duration askedToWait(@Nullable String header) {
    if (header == null || !header.matches("\\d{1,9}")) {
      return Duration.ZERO;
    }
    var asked = Duration.ofSeconds(Long.parseLong(header));
    return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
  }
}
