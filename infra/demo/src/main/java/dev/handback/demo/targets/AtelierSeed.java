package dev.handback.demo.targets;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.company.Person;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Accounts at Atelier, by SCIM. A user name that is taken was put in before. */
record AtelierSeed(String url, String token) {
  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String SEAT = "urn:ietf:params:scim:schemas:extension:atelier:2.0:Seat";
  private static final int TAKEN = 409;
  private static final JsonMapper JSON = new JsonMapper();

  /** Two at a time: each password costs the server its hash. */
  void put(Payroll payroll) {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Company.people().stream()
          .filter(one -> one.isOn(Company.ATELIER))
          .map(one -> CompletableFuture.runAsync(() -> put(one, payroll.password(one)), two))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void put(Person person, String password) {
    ObjectNode user = JSON.createObjectNode();
    user.putArray("schemas").add(USER);
    user.put("userName", person.username()).put("externalId", person.id());
    user.put("displayName", person.displayName()).put("password", password);
    user.putArray("emails").addObject().put("value", person.email()).put("primary", true);
    if (person.seat() != null) {
      user.withArray("schemas").add(SEAT);
      user.putObject(SEAT).put("sku", person.seat());
    }
    Web.Answer answer = Web.postJson(url + "/scim/v2/Users", token, user.toString());
    if (!answer.ok() && answer.status() != TAKEN) {
      throw new EstateException(
          "Atelier does not take " + person.username() + ": " + answer.text());
    }
  }
}
