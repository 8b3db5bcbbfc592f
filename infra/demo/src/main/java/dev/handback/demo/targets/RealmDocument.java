package dev.handback.demo.targets;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.company.Person;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The demo's realm as Keycloak imports it: clients, roles, groups and everybody in them. */
record RealmDocument(Payroll payroll, String handbackSecret) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String REALM_MANAGEMENT = "realm-management";

  /** What ending access takes, and nothing that could change the realm itself. */
  private static final List<String> HANDBACKS_RIGHTS =
      List.of(
          "manage-users",
          // the one real try there is of somebody who keeps their password
          "impersonation",
          "view-users",
          "query-users",
          "query-groups",
          "query-clients",
          "view-clients",
          "view-events",
          "manage-clients",
          "view-realm");

  /** Longer than what policy calls unused, and than any sync is apart from the next. */
  private static final Duration EVENTS_KEPT = Duration.ofDays(180);

  /** Everything somebody does with a password, and a client with its key. */
  private static final List<String> KEPT_EVENTS =
      List.of(
          "LOGIN",
          "LOGIN_ERROR",
          "LOGOUT",
          "CLIENT_LOGIN",
          "CLIENT_LOGIN_ERROR",
          "CODE_TO_TOKEN",
          "REFRESH_TOKEN",
          "TOKEN_EXCHANGE",
          "INTROSPECT_TOKEN");

  /** Lets administrators keep the employee number, which is no part of Keycloak's own profile. */
  private static final String PROFILE =
      """
      {"unmanagedAttributePolicy": "ADMIN_EDIT", "attributes": [
        {"name": "username", "permissions": {"view": ["admin", "user"], "edit": ["admin"]}},
        {"name": "email", "permissions": {"view": ["admin", "user"], "edit": ["admin"]}},
        {"name": "firstName", "permissions": {"view": ["admin", "user"], "edit": ["admin"]}},
        {"name": "lastName", "permissions": {"view": ["admin", "user"], "edit": ["admin"]}}]}
      """;

  ObjectNode json() {
    ObjectNode realm = JSON.createObjectNode();
    realm.put("realm", KeycloakTarget.REALM).put("enabled", true).put("sslRequired", "none");
    // says when an account was last used, and a client's key
    realm.put("eventsEnabled", true).put("eventsExpiration", EVENTS_KEPT.toSeconds());
    KEPT_EVENTS.forEach(realm.putArray("enabledEventTypes")::add);
    // The demo's passwords are random numbers of 128 bits: a slow hash would protect them no
    // better.
    realm.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1000)");
    profile(realm);
    clients(realm.putArray("clients"));
    ArrayNode roles = realm.putObject("roles").putArray("realm");
    ArrayNode groups = realm.putArray("groups");
    everybody()
        .map(Person::department)
        .distinct()
        .forEach(department -> {
          groups.addObject().put("name", department);
          roles.addObject().put("name", role(department));
        });
    roles.addObject().put("name", "staff");
    ArrayNode users = realm.putArray("users");
    users.add(handback());
    everybody().map(this::user).forEach(users::add);
    new RealmMachines(payroll).addTo(realm);
    return realm;
  }

  private static Stream<Person> everybody() {
    return Company.people().stream().filter(person -> person.isOn(Company.KEYCLOAK));
  }

  private static String role(String department) {
    return department.toLowerCase(Locale.ROOT) + "-app";
  }

  private static void profile(ObjectNode realm) {
    ObjectNode provider =
        realm
            .putObject("components")
            .putArray("org.keycloak.userprofile.UserProfileProvider")
            .addObject();
    provider.put("providerId", "declarative-user-profile");
    provider.putObject("config").putArray("kc.user.profile.config").add(PROFILE);
  }

  private void clients(ArrayNode clients) {
    clients
        .addObject()
        .put("clientId", KeycloakTarget.DEMO_APP)
        .put("name", "An application that people sign in to")
        .put("publicClient", true)
        .put("standardFlowEnabled", false)
        .put("directAccessGrantsEnabled", true);
    clients
        .addObject()
        .put("clientId", KeycloakTarget.HANDBACK)
        .put("name", "Handback's service account")
        .put("secret", handbackSecret)
        .put("standardFlowEnabled", false)
        .put("serviceAccountsEnabled", true);
  }

  private static ObjectNode handback() {
    ObjectNode user = JSON.createObjectNode();
    user.put("username", "service-account-" + KeycloakTarget.HANDBACK).put("enabled", true);
    user.put("serviceAccountClientId", KeycloakTarget.HANDBACK);
    ArrayNode rights = user.putObject("clientRoles").putArray(REALM_MANAGEMENT);
    HANDBACKS_RIGHTS.forEach(rights::add);
    return user;
  }

  private ObjectNode user(Person person) {
    ObjectNode user = JSON.createObjectNode();
    user.put("username", person.username()).put("enabled", true);
    user.put("firstName", person.givenName()).put("lastName", person.familyName());
    user.put("email", person.email()).put("emailVerified", true);
    user.putObject("attributes").putArray("employeeId").add(person.id());
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", payroll.password(person))
        .put("temporary", false);
    user.putArray("realmRoles")
        .add("default-roles-" + KeycloakTarget.REALM)
        .add("staff")
        .add(role(person.department()));
    user.putArray("groups").add("/" + person.department());
    if (person.id().equals(Company.ADMINISTRATOR)) {
      user.putObject("clientRoles").putArray(REALM_MANAGEMENT).add("realm-admin");
    }
    return user;
  }
}
