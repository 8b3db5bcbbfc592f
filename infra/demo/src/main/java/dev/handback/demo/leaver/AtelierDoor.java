package dev.handback.demo.leaver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import java.util.List;

/** Atelier: the password, and a session from before. */
record AtelierDoor(Outsider.Keys keys, String session) implements Outsider.Door {

  static AtelierDoor open(Outsider.Keys keys) {
    Web.Answer answer = signIn(keys);
    if (!answer.ok()) {
      throw new EstateException("Atelier does not let " + keys + " in: " + answer.text());
    }
    return new AtelierDoor(keys, answer.json().path("token").asText());
  }

  @Override
  public List<Try> again() {
    return List.of(
        tried("Atelier, the old password", signIn(keys)),
        tried("Atelier, a session from before", Web.get(keys.atelierUrl() + "/me", session)));
  }

  @Override
  public void close() {
    Web.postJson(keys.atelierUrl() + "/sign-out", session, "{}");
  }

  private static Try tried(String what, Web.Answer answer) {
    String words = answer.json().path("message").asText(answer.ok() ? "signed in" : answer.text());
    return new Try(what, answer.ok(), answer.status() + " " + words);
  }

  private static Web.Answer signIn(Outsider.Keys keys) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("userName", keys.username())
            .put("password", keys.password())
            .toString();
    return Web.postJson(keys.atelierUrl() + "/sign-in", "", body);
  }
}
