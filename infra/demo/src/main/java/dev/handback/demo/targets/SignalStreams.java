package dev.handback.demo.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.stack.Part;
import dev.handback.demo.stack.Surroundings;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import dev.handback.estate.InstanceMemory;
import dev.handback.offboarding.Digest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Has the demo's Keycloak tell Handback by Shared Signals: whose sessions end by push, whose
 * password changes by poll. A client of Keycloak's has one stream.
 */
public final class SignalStreams {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MEMORY = "signals";
  private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
  private static final String PUSHED = "handback-signals";
  private static final int NOT_FOUND = 404;
  private static final String ATTRIBUTES = "attributes";

  private final Surroundings surroundings;
  private final Facts facts;

  public SignalStreams(Surroundings surroundings, Facts facts) {
    this.surroundings = surroundings;
    this.facts = facts;
  }

  /**
   * Makes the streams, or makes them anew where the api has moved.
   *
   * @param shown what Keycloak says in the Authorization header when it pushes
   */
  public void ensure(String shown) {
    String endpoint = facts.web(Part.API).url() + "/shared-signals/keycloak";
    Facts.Target keycloak = facts.target(Part.KEYCLOAK);
    InstanceMemory memory = InstanceMemory.open(surroundings.home().of(Part.KEYCLOAK));
    String made = Digest.hex(endpoint, keycloak.url(), shown);
    if (!memory.is(MEMORY, made)) {
      make(keycloak, endpoint, shown);
      memory.put(MEMORY, made);
    }
  }

  private void make(Facts.Target keycloak, String endpoint, String shown) {
    Admin admin = new Admin(keycloak.url(), adminToken(keycloak));
    admin.mayTransmit();
    admin.forget(PUSHED);
    admin.send("POST", "/clients", pushed(endpoint));
    admin.stream(PUSHED, pushing(endpoint, shown));
    ObjectNode handback = admin.client(KeycloakTarget.HANDBACK);
    receiving(handback, "credential-change").put("ssf.allowedDeliveryMethods", "poll");
    admin.send("PUT", "/clients/" + handback.path("id").asText(), handback);
    admin.scope(handback.path("id").asText(), "ssf.read");
    admin.send("DELETE", Admin.streamOf(KeycloakTarget.HANDBACK), null);
    admin.stream(KeycloakTarget.HANDBACK, polled());
  }

  private static ObjectNode pushed(String endpoint) {
    ObjectNode client = JSON.createObjectNode();
    client.put("clientId", PUSHED).put("name", "Where Handback hears of sessions that end");
    client.put("standardFlowEnabled", false).put("secret", InstanceMemory.newPassword());
    receiving(client, "session-revoked").put("ssf.validPushUrls", endpoint);
    return client;
  }

  private static ObjectNode receiving(ObjectNode client, String event) {
    return client
        .withObject("/" + ATTRIBUTES)
        .put("ssf.enabled", "true")
        .put("ssf.defaultSubjects", "ALL")
        .put("ssf.streamAudience", "https://handback.example.com")
        .put("ssf.supportedEvents", CAEP + event);
  }

  private static ObjectNode pushing(String endpoint, String shown) {
    ObjectNode stream = stream("session-revoked", "urn:ietf:rfc:8935");
    stream.withObject("/delivery").put("endpoint_url", endpoint).put("authorization_header", shown);
    return stream;
  }

  private static ObjectNode polled() {
    return stream("credential-change", "urn:ietf:rfc:8936");
  }

  private static ObjectNode stream(String event, String method) {
    ObjectNode stream = JSON.createObjectNode();
    stream.putArray("events_requested").add(CAEP + event);
    stream.putObject("delivery").put("method", method);
    return stream;
  }

  private static String adminToken(Facts.Target keycloak) {
    Map<?, ?> admin = (Map<?, ?>) Objects.requireNonNull(keycloak.client().get("admin"));
    Web.Answer answer =
        Web.postForm(
            keycloak.url() + "/realms/master/protocol/openid-connect/token",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                String.valueOf(admin.get("username")),
                "password",
                String.valueOf(admin.get("password"))));
    return answer.json().path("access_token").asText();
  }

  /** The demo's realm, by Keycloak's admin API. */
  private record Admin(String url, String token) {

    void mayTransmit() {
      ObjectNode realm = (ObjectNode) send("GET", "", null);
      realm.withObject("/" + ATTRIBUTES).put("ssf.transmitterEnabled", "true");
      send("PUT", "", realm);
    }

    ObjectNode client(String clientId) {
      return (ObjectNode) found(clientId).path(0);
    }

    void forget(String clientId) {
      for (JsonNode one : found(clientId)) {
        send("DELETE", "/clients/" + one.path("id").asText(), null);
      }
    }

    void scope(String client, String name) {
      for (JsonNode scope : send("GET", "/client-scopes", null)) {
        if (scope.path("name").asText().equals(name)) {
          send(
              "PUT",
              "/clients/%s/default-client-scopes/%s".formatted(client, scope.path("id").asText()),
              null);
        }
      }
    }

    void stream(String clientId, ObjectNode stream) {
      send("POST", streamOf(clientId), stream);
    }

    static String streamOf(String clientId) {
      return "/ssf/clients/%s/stream".formatted(clientId);
    }

    private JsonNode found(String clientId) {
      return send("GET", "/clients?clientId=" + clientId, null);
    }

    /** What was not there needs not be deleted. */
    JsonNode send(String method, String path, @Nullable JsonNode body) {
      HttpRequest request =
          Web.request(url + "/admin/realms/" + KeycloakTarget.REALM + path, token)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
              .build();
      Web.Answer answer = Web.send(request);
      if (!answer.ok() && !(method.equals("DELETE") && answer.status() == NOT_FOUND)) {
        throw new EstateException(
            "Keycloak answers %d to %s %s: %s"
                .formatted(answer.status(), method, path, answer.text()));
      }
      return answer.json();
    }
  }
}
