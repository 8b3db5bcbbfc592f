package dev.handback.hrsystem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No HR system, but what stands in for one where none can be had: three calls of BambooHR's
 * published API, <a href="https://documentation.bamboohr.com/reference">Get Employee, Update
 * Employee and Get Changed Employee IDs</a>, on the loopback address.
 */
public final class Personnel implements AutoCloseable {
  private static final String PATH = "/api/v1/employees/";
  private static final JsonMapper JSON = new JsonMapper();

  private final Employees employees;
  private final HttpServer http;

  private Personnel(Employees employees, HttpServer http) {
    this.employees = employees;
    this.http = http;
  }

  /**
   * Starts it; it answers when this returns.
   *
   * @param file everybody, as {@code {"id": {"field": "value"}}}; it keeps what is changed
   * @param key what callers give as the user of HTTP Basic, with any password
   * @throws IOException when the port is taken or the file cannot be read
   */
  public static Personnel start(int port, Path file, String key) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var employees = Employees.in(file);
    var personnel = new Personnel(employees, HttpServer.create(address, 0));
    personnel
        .http
        .createContext(PATH, personnel::answer)
        .setAuthenticator(
            new BasicAuthenticator("Personnel") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return user.equals(key);
              }
            });
    personnel.http.start();
    return personnel;
  }

  /** By {@code PERSONNEL_PORT}, {@code PERSONNEL_FILE} and {@code PERSONNEL_KEY}. */
  public static void main(String[] arguments) throws IOException {
    var settings = System.getenv();
    var personnel =
        start(
            Integer.parseInt(settings.getOrDefault("PERSONNEL_PORT", "0")),
            Path.of(settings.getOrDefault("PERSONNEL_FILE", "employees.json")),
            settings.getOrDefault("PERSONNEL_KEY", ""));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(personnel::close));
  }

  /** Where it listens. */
  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var id = exchange.getRequestURI().getPath().substring(PATH.length());
      switch (exchange.getRequestMethod()) {
        case "GET" -> {
          var query = query(exchange);
          if (id.equals("changed")) {
            changed(exchange, query);
          } else {
            find(exchange, id, query);
          }
        }
        case "POST" -> change(exchange, id);
        default -> say(exchange, 405, Map.of());
      }
    }
  }

  private void find(HttpExchange exchange, String id, Map<String, String> query)
      throws IOException {
    var known = employees.find(id);
    if (known.isEmpty()) {
      say(exchange, 404, Map.of());
      return;
    }
    var answer = new LinkedHashMap<String, String>();
    answer.put("id", id);
    Stream.of(query.getOrDefault("fields", "").split(",", -1))
        .filter(known.get()::containsKey)
        .forEach(field -> answer.put(field, known.get().get(field)));
    say(exchange, 200, answer);
  }

  private void changed(HttpExchange exchange, Map<String, String> query) throws IOException {
    Instant since;
    try {
      since = OffsetDateTime.parse(query.getOrDefault("since", "")).toInstant();
    } catch (DateTimeException _) {
      say(exchange, 400, Map.of());
      return;
    }
    var changed = employees.changedSince(since);
    var lines = new LinkedHashMap<String, Map<String, String>>();
    changed.forEach(
        (id, at) -> lines.put(id, Map.of("id", id, "action", "Updated", "lastChanged", at)));
    var latest = changed.values().stream().max(String::compareTo).orElseGet(since::toString);
    say(exchange, 200, Map.of("latest", latest, "employees", lines));
  }

  private void change(HttpExchange exchange, String id) throws IOException {
    try {
      var fields =
          JSON.readValue(
              exchange.getRequestBody(), new TypeReference<LinkedHashMap<String, String>>() {});
      say(exchange, employees.change(id, fields) ? 200 : 404, Map.of());
    } catch (JacksonException _) {
      say(exchange, 400, Map.of());
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return query == null
        ? Map.of()
        : Stream.of(query.split("&", -1))
            .map(field -> field.split("=", 2))
            .filter(field -> field.length == 2)
            .collect(
                Collectors.toMap(
                    field -> field[0],
                    field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                    (first, _) -> first));
  }

  private static void say(HttpExchange exchange, int status, Map<String, ?> answer)
      throws IOException {
    var body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
