package dev.handback.demo.leaver;

import dev.handback.demo.company.Person;
import dev.handback.demo.stack.HrSource;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HR system, here BambooHR: it signs a body and its time, and posts them. */
public record HrSystem(HrSource source) {

  /**
   * Tells of a termination that takes effect now.
   *
   * @return the offboarding that was started
   */
  public String terminate(Person person) {
    return terminate(person.id(), person.email(), "demo-" + person.id());
  }

  /** The same of anybody, as this event of the HR system's. */
  public String terminate(String id, String email, String eventId) {
    return terminate(id, email, eventId, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The same, taking effect then. */
  public String terminate(String id, String email, String eventId, Instant effectiveAt) {
    return started(tell(id, email, eventId, effectiveAt.toString()));
  }

  /** The same, for whoever does not ask what became of it. */
  public void deliver(String id, String email, String eventId) {
    tell(id, email, eventId, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** The termination's date is taken out: who was to leave stays. */
  public String clear(Person person) {
    return started(tell(person.id(), person.email(), "cleared-" + person.id(), ""));
  }

  /** Says that something about this person's employment has changed, and not what. */
  public void mention(Person person) {
    tell(person.id(), "", "", "");
  }

  private Web.Answer tell(String id, String email, String eventId, String effectiveAt) {
    String body =
        source
            .sample()
            .replace("{id}", id)
            .replace("{email}", email)
            .replace("{eventId}", eventId)
            .replace("{effectiveAt}", effectiveAt);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    Web.Answer answer =
        Web.send(
            Web.request(source.url(), "")
                .header("Content-Type", source.contentType())
                .header("X-BambooHR-Timestamp", timestamp)
                .header("X-BambooHR-Signature", signature(body + timestamp))
                .POST(BodyPublishers.ofString(body))
                .build());
    if (!answer.ok()) {
      throw new EstateException(
          "The webhook was refused: " + answer.status() + " " + answer.text());
    }
    return answer;
  }

  private static String started(Web.Answer answer) {
    return answer.json().path("offboardingId").asText();
  }

  private String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(source.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
