package dev.handback.demo.leaver;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.handback.demo.stack.DemoUser;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import java.util.HashSet;
import java.util.Set;

/** Somebody with the role auditor, who reads the record through the api. */
public final class Auditor {
  private final String api;
  private final String token;

  private Auditor(String api, String token) {
    this.api = api;
    this.token = token;
  }

  public static Auditor signIn(String api, DemoUser user) {
    return new Auditor(api, token(api, user));
  }

  /** A bearer token of anybody who may sign in. */
  public static String token(String api, DemoUser user) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("username", user.username())
            .put("password", user.password())
            .toString();
    Web.Answer answer = Web.postJson(api + "/login", "", body);
    if (!answer.ok()) {
      throw new EstateException("The api does not let " + user + " in: " + answer.text());
    }
    return answer.json().path("access_token").asText();
  }

  /** The record, as it stands. */
  public JsonNode record(String offboardingId) {
    return get("/offboardings/" + offboardingId).json();
  }

  /** The newest line of the evidence chain. */
  public JsonNode head(String offboardingId) {
    String chain = get("/offboardings/" + offboardingId + "/evidence").text().strip();
    try {
      return new JsonMapper().readTree(chain.substring(chain.lastIndexOf('\n') + 1));
    } catch (JacksonException e) {
      throw new EstateException("The evidence chain cannot be read: " + e.getMessage(), e);
    }
  }

  /** The ids of all subjects that were ever offboarded. */
  public Set<String> offboarded() {
    Set<String> subjects = new HashSet<>();
    String cursor = "";
    do {
      String more = cursor.isEmpty() ? "" : "&cursor=" + Web.encoded(cursor);
      JsonNode page = get("/offboardings?limit=500" + more).json();
      page.path("offboardings").forEach(one -> subjects.add(one.at("/subject/id").asText()));
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    return subjects;
  }

  private Web.Answer get(String path) {
    Web.Answer answer = Web.get(api + path, token);
    if (!answer.ok()) {
      throw new EstateException(path + " answers " + answer.status() + ": " + answer.text());
    }
    return answer;
  }
}
