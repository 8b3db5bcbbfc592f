package dev.handback.demo.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import dev.handback.scimapp.fault.FaultMode;
import java.time.Duration;

/** Atelier as its vendor sees it: how many seats are in use, and what goes wrong there. */
public record Vendor(Facts.Target atelier) {
  /** A stage makes several calls: long enough to see it begin, short enough to be over soon. */
  private static final Duration DAWDLE = Duration.ofMillis(400);

  /** How many seats of this kind are in use, by the vendor's own count. */
  public int used(String sku) {
    Web.Answer answer = Web.get(atelier.url() + "/SeatPools/" + sku, atelier.text("token"));
    if (!answer.ok()) {
      throw new EstateException("Atelier does not count its seats: " + answer.text());
    }
    return answer.json().path("used").asInt();
  }

  /** Works as it should again. */
  public void behave() {
    misbehave(FaultMode.NONE, Duration.ZERO);
  }

  /** Each answer comes later, so that stages last long enough to be met. */
  public void dawdle() {
    misbehave(FaultMode.SLOW, DAWDLE);
  }

  /** From now on; {@code delay} is for the modes that have one. */
  public void misbehave(FaultMode mode, Duration delay) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("mode", mode.name())
            .put("delayMillis", delay.toMillis())
            .toString();
    Web.Answer answer = Web.postJson(atelier.url().replace("/scim/v2", "/faults"), "", body);
    if (!answer.ok()) {
      throw new EstateException("Atelier takes no faults: " + answer.text());
    }
  }
}
