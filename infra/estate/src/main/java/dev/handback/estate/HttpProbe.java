package dev.handback.estate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a starting server whether it answers yet. */
public final class HttpProbe {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpProbe() {}

  /** Whether a GET is answered with 200. */
  public static boolean answersOk(URI address) {
    return status(address) == 200;
  }

  /** Whether a GET is answered at all, if only with a refusal. */
  public static boolean answers(URI address) {
    return status(address) > 0;
  }

  private static int status(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN).build();
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0; // nobody listens yet
    } catch (InterruptedException e) {
      throw EstateException.interrupted("asking " + address, e);
    }
  }
}
