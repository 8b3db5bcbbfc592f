package dev.handback.demo.targets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.company.Person;

/**
 * What the vendor and two workloads sign in as: clients with a service account and a role, and for
 * the vendor's what two employees have granted it.
 *
 * @param payroll a client's secret is its owner's password
 */
record RealmMachines(Payroll payroll) {
  void addTo(ObjectNode realm) {
    add(realm, Company.person(Company.VENDOR), true);
    add(realm, Company.person(Company.BUILD), false);
    add(realm, Company.person(Company.FORGOTTEN), false);
    realm.withArray("users").forEach(user -> consent((ObjectNode) user));
  }

  private void add(ObjectNode realm, Person owner, boolean consentRequired) {
    ObjectNode client = realm.withArray("clients").addObject();
    client.put("clientId", clientId(owner)).put("name", "What " + owner.username() + " uses");
    client.put("secret", payroll.password(owner)).put("consentRequired", consentRequired);
    client.put("standardFlowEnabled", consentRequired).put("serviceAccountsEnabled", true);
    client.putObject("attributes").put("employeeId", owner.id());
    if (consentRequired) {
      client.putArray("redirectUris").add("https://paperclip.example.com/*");
    }
    ObjectNode user = realm.withArray("users").addObject();
    user.put("username", "service-account-" + clientId(owner)).put("enabled", true);
    user.put("serviceAccountClientId", clientId(owner)).putArray("realmRoles").add("staff");
  }

  private static void consent(ObjectNode user) {
    boolean consents =
        Company.CONSENTING.contains(user.path("attributes").path("employeeId").path(0).asText());
    if (consents) {
      ObjectNode consent = user.putArray("clientConsents").addObject();
      consent.put("clientId", clientId(Company.person(Company.VENDOR)));
      consent.putArray("grantedClientScopes").add("profile").add("email");
    }
  }

  /** The client of a machine is called after it. */
  private static String clientId(Person owner) {
    return owner.username() + "-client";
  }
}
