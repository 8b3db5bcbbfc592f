package dev.handback.demo.targets;

import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.stack.Part;
import dev.handback.demo.stack.Surroundings;
import dev.handback.estate.InstanceMemory;
import dev.handback.estate.Keycloak;
import java.util.Map;

/** A Keycloak with the realm {@code handback-demo}. */
public final class KeycloakTarget {
  static final String REALM = "handback-demo";
  static final String HANDBACK = "handback";
  static final String DEMO_APP = "demo-app";

  private KeycloakTarget() {}

  public static Facts.Target start(Surroundings surroundings, Payroll payroll) {
    Keycloak server = Keycloak.start(surroundings.launch(Part.KEYCLOAK));
    String secret =
        InstanceMemory.open(surroundings.home().of(Part.KEYCLOAK)).credentials(HANDBACK).password();
    SeededOnce.put(
        surroundings,
        Part.KEYCLOAK,
        payroll,
        () -> new KeycloakRealm(server).ensure(new RealmDocument(payroll, secret)));
    return new Facts.Target(
        Company.KEYCLOAK,
        "keycloak",
        server.url().toString(),
        Map.of(
            "realm",
            REALM,
            "clientId",
            DEMO_APP,
            "clientSecret",
            "",
            "tokenEndpoint",
            server.tokenEndpoint(REALM).toString(),
            "admin",
            Map.of("username", server.admin().user(), "password", server.admin().password()),
            "handback",
            Map.of("clientId", HANDBACK, "password", secret)));
  }
}
