package dev.handback.demo.operate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who is signed in at one Handback; every answer that is not a yes is a sentence. */
public final class Session {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String url;
  private final String token;

  Session(String url, String token) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.token = token;
  }

  public JsonNode get(String path) {
    return json(bytes(path));
  }

  /** As it comes: a zip, lines. */
  byte[] bytes(String path) {
    return send(request(path).GET());
  }

  public JsonNode post(String path, JsonNode body) {
    return json(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))));
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(url + path))
          .timeout(PATIENCE)
          .header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException e) {
      throw new Refused(
          ExitCode.USAGE,
          "%s is no address of a Handback: give one such as https://handback.example.com"
              .formatted(url));
    }
  }

  private byte[] send(HttpRequest.Builder building) {
    var request = building.build();
    try {
      var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() < 200 || answer.statusCode() > 299) {
        throw refusal(request, answer.statusCode(), json(answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new Refused(
          ExitCode.UNREACHABLE,
          "%s does not answer (%s). See that it runs, and that --url or HANDBACK_URL names it."
              .formatted(url, e.getMessage() == null ? e.getClass().getSimpleName() : e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(ExitCode.NO, "Interrupted while asking " + url);
    }
  }

  private static Refused refusal(HttpRequest request, int status, JsonNode problem) {
    var said = new StringBuilder(problem.path("title").asText("No Handback answers so"));
    if (problem.path("detail").isTextual()) {
      said.append(": ").append(problem.path("detail").asText());
    }
    said.append(" (%s %s: %d)".formatted(request.method(), request.uri(), status));
    problem
        .path("errors")
        .forEach(
            one -> said.append("%n  %s %s".formatted(field(one), one.path("detail").asText())));
    return new Refused(ExitCode.ofStatus(status), said.append(advice(status)).toString());
  }

  private static String field(JsonNode error) {
    return error.path("field").asText();
  }

  private static String advice(int status) {
    return switch (status) {
      case 401 ->
          "%nGive a token that is still good by HANDBACK_TOKEN or --token; POST /login has one."
              .formatted();
      case 403 -> "%nIt takes somebody else. In a demo, --as NAME is another user.".formatted();
      default -> status >= 500 ? "%nTry again in a moment.".formatted() : "";
    };
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance(); // a proxy's page, for example
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }
}
