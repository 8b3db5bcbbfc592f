package dev.handback.api

import com.fasterxml.jackson.databind.ObjectMapper
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.record.RecordActivities
import groovy.json.JsonOutput
import io.grpc.Status
import io.grpc.StatusRuntimeException
import io.micronaut.context.ApplicationContext
import io.micronaut.runtime.server.EmbeddedServer
import io.micronaut.web.router.Router
import io.temporal.api.enums.v1.EventType
import io.temporal.api.history.v1.HistoryEvent
import io.temporal.client.WorkflowClient
import io.temporal.client.WorkflowNotFoundException
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.charset.StandardCharsets
import java.util.concurrent.ConcurrentHashMap

/** The api on a port of its own, over a database of its own; asked over HTTP like anybody would. */
class RunningApi implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient()

  final String database
  final EmbeddedServer server
  private final Map<String, String> tokens = new ConcurrentHashMap<>()

  RunningApi(String database, String temporal, Map<String, Object> more = [:]) {
    this.database = database
    Stack.createDatabase(database)
    server = ApplicationContext.run(EmbeddedServer, [
      "micronaut.server.port"          : -1,
      "datasources.default.url"        : Stack.database().jdbcUrl(database),
      "datasources.default.username"   : database,
      "datasources.default.password"   : "secret",
      "handback.record.signing-key"    : Stack.signingKey(),
      "handback.temporal.address"      : temporal,
      "handback.sources.file"          : Stack.sources().toString(),
      "handback.sign-in.users"         : Stack.users().toString(),
      "handback.sign-in.token-secret"  : "file:" + Stack.write("token", Stack.TOKEN_KEY),
    ] + more as Map<String, Object>)
  }

  /** The record as a worker tells it. */
  RecordActivities getRecord() { server.applicationContext.getBean(RecordActivities) }

  WorkflowClient getTemporal() { server.applicationContext.getBean(WorkflowClient) }

  Answer get(CharSequence path, String user = null, Map<String, String> headers = [:]) {
    send("GET", path, null, signedIn(user) + headers)
  }

  Answer post(CharSequence path, Object body, String user = null, Map<String, String> headers = [:]) {
    send("POST", path, bytes(body), signedIn(user) + (["Content-Type": "application/json"] + headers))
  }

  Answer patch(CharSequence path, Object body, String user = null) {
    send("PATCH", path, bytes(body), signedIn(user) + ["Content-Type": "application/json"])
  }

  Answer send(String method, CharSequence path, byte[] body, Map<String, String> headers) {
    sendFrom(method, path, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body), headers)
  }

  /** Without saying beforehand how long it is. */
  Answer sendChunked(String method, CharSequence path, byte[] body, Map<String, String> headers) {
    sendFrom(method, path, HttpRequest.BodyPublishers.ofInputStream { new ByteArrayInputStream(body) }, headers)
  }

  private Answer sendFrom(String method, CharSequence path, HttpRequest.BodyPublisher publisher, Map<String, String> headers) {
    def request = HttpRequest.newBuilder(server.URI.resolve(path.toString())).method(method, publisher)
    headers.each { name, value -> request.header(name.toString(), value.toString()) }
    new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()))
  }

  Map<String, String> signedIn(String user) {
    user == null ? [:] : [Authorization: "Bearer " + tokens.computeIfAbsent(user) { token(it) }]
  }

  String token(String user) {
    post("/login", [username: user, password: Stack.PASSWORD]).json.access_token
  }

  List<Map<String, Object>> rows(CharSequence sql, Object... parameters) {
    try (def connection = Stack.connect(database); def statement = connection.prepareStatement(sql.toString())) {
      parameters.eachWithIndex { value, i -> statement.setObject(i + 1, value.toString()) }
      def result = statement.executeQuery()
      def names = (1..result.metaData.columnCount).collect { result.metaData.getColumnLabel(it) }
      def rows = []
      while (result.next()) {
        rows << names.collectEntries { [it, result.getObject(it)] }
      }
      rows
    }
  }

  int update(CharSequence sql) {
    try (def connection = Stack.connect(database); def statement = connection.createStatement()) {
      statement.executeUpdate(sql.toString())
    }
  }

  /** What Temporal itself holds of a run. */
  List<HistoryEvent> history(String offboarding) {
    temporal.fetchHistory(new OffboardingId(offboarding).workflowId()).events
  }

  boolean started(String offboarding) {
    try {
      !history(offboarding).empty
    } catch (WorkflowNotFoundException notYet) {
      false
    } catch (StatusRuntimeException notYet) {
      assert notYet.status.code == Status.Code.NOT_FOUND
      false
    }
  }

  /** The signals a run has got: name and first argument. */
  List<Map> signals(String offboarding) {
    history(offboarding).findAll { it.eventType == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED }.collect {
      def signal = it.workflowExecutionSignaledEventAttributes
      [name: signal.signalName] + new ObjectMapper().readValue(signal.input.getPayloads(0).data.toStringUtf8(), Map)
    }
  }

  /** Every call the api has, as the server routes them: verb and path. Pages are no calls. */
  Set<String> routes() {
    everyRoute().findAll { !it.contains(" /console") }
  }

  /** Calls and pages. */
  Set<String> everyRoute() {
    server.applicationContext.getBean(Router).uriRoutes().toList()
        .findAll { !(it.httpMethodName in ["HEAD", "OPTIONS"]) }
        .collect { it.httpMethodName + " " + it.uriMatchTemplate.toPathString() } as Set
  }

  static byte[] bytes(Object body) {
    body instanceof byte[] ? body : (body instanceof CharSequence ? body.toString() : JsonOutput.toJson(body)).getBytes(StandardCharsets.UTF_8)
  }

  @Override
  void close() { server.close() }

  /** One HTTP answer. */
  static class Answer {
    final int status
    final byte[] bytes
    private final HttpResponse<byte[]> response

    Answer(HttpResponse<byte[]> response) {
      this.response = response
      status = response.statusCode()
      bytes = response.body()
    }

    List<String> headers(String name) { response.headers().allValues(name) }

    String header(String name) { response.headers().firstValue(name).orElse(null) }

    String getText() { new String(bytes, StandardCharsets.UTF_8) }

    Map getJson() { new ObjectMapper().readValue(bytes, Map) }

    /** RFC 9457, with a title for a person. */
    boolean isProblem(int expected = status) {
      assert status == expected
      assert header("Content-Type")?.startsWith("application/problem+json")
      assert json.status == status
      assert json.title ==~ /[A-Z0-9].*\w.*/
      true
    }

    List<String> getWrongFields() { json.errors*.field }

    @Override
    String toString() { "$status $text" }
  }
}
