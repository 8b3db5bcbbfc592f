package dev.handback.demo.leaver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.handback.demo.company.Person;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;

/** What stands in for an HR system here, as somebody of HR types into it. Nobody is told. */
public record Personnel(Facts.HrApi api) {

  /** Where its dates end, as {@code sources.yaml} says. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** They work there no more, since yesterday. */
  public void left(Person person) {
    says(person, "Inactive", today().minusDays(1));
  }

  /**
   * What is known of somebody's employment.
   *
   * @param status {@code Active} for whoever works there still
   * @param until the last day
   */
  public void says(Person person, String status, LocalDate until) {
    type(person, status, until.toString());
  }

  /** They work there, and no last day is known. */
  public void stays(Person person) {
    type(person, "Active", "0000-00-00");
  }

  private void type(Person person, String status, String until) {
    var fields = JsonNodeFactory.instance.objectNode();
    fields.put("status", status).put("terminationDate", until);
    var user = (api.key() + ":x").getBytes(StandardCharsets.UTF_8);
    var answer =
        Web.send(
            Web.request(api.url() + "/api/v1/employees/" + person.id(), "")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(fields.toString()))
                .build());
    if (!answer.ok()) {
      throw new EstateException("Personnel does not take it: " + answer.status());
    }
  }

  /** The day that it is where the company is. */
  public static LocalDate today() {
    return LocalDate.now(ZONE);
  }
}
