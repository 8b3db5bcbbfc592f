package dev.handback.connector.keycloak;

import dev.handback.connector.Secret;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.inventory.CorrelateBy;
import dev.handback.offboarding.access.TargetId;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One realm, as {@code estate.yaml} has it.
 *
 * @param realm setting {@code realm}: whose people leave
 * @param admin how Handback signs in itself
 * @param probeClientId setting {@code probeClientId}: a client of the realm with direct access
 *     grants; public, unless it is the one that Handback itself signs in as
 * @param subjectAttribute setting {@code subjectAttribute}, by default {@code employeeId}: the user
 *     attribute that holds the system of record's id
 * @param ownerAttribute setting {@code ownerAttribute}, by default {@code owner}: the user
 *     attribute that names who answers for an account
 * @param loginEvents setting {@code loginEvents}: {@code true} where the realm keeps login events,
 *     which then say when an account was last used; takes {@code view-events}
 * @param timeLimit of one request
 */
record KeycloakSettings(
    TargetId target,
    URI url,
    String realm,
    Admin admin,
    String probeClientId,
    String subjectAttribute,
    String ownerAttribute,
    boolean loginEvents,
    CorrelateBy correlateBy,
    Duration timeLimit) {

  static KeycloakSettings of(TargetConfig config) {
    var realm = config.required("realm");
    return new KeycloakSettings(
        config.id(),
        config.url(),
        realm,
        Admin.of(config, realm),
        config.required("probeClientId"),
        config.setting("subjectAttribute", "employeeId"),
        config.setting("ownerAttribute", "owner"),
        Boolean.parseBoolean(config.setting("loginEvents", "false")),
        config.correlateBy(),
        config.timeLimit());
  }

  /** The probe client's secret: it has one only where Handback itself signs in as that client. */
  @Nullable Secret probeSecret() {
    var shared = admin.username().isEmpty() && admin.clientId().equals(probeClientId);
    return shared && admin.realm().equals(realm) ? admin.secret() : null;
  }

  /**
   * A service account, or an administrator by name. Takes {@code manage-users} and {@code
   * view-clients} of {@code realm-management}; what we may not see, Keycloak leaves out.
   *
   * @param realm setting {@code adminRealm}: by default the same realm for a service account and
   *     {@code master} for an administrator
   * @param clientId setting {@code clientId}: the service account's client; {@code admin-cli} for
   *     an administrator
   * @param username empty for a service account
   */
  record Admin(String realm, String clientId, String username, Secret secret) {

    /** Whether this user of that realm is who Handback signs in as. */
    boolean isUser(String ofRealm, String name) {
      var ours = username.isEmpty() ? "service-account-" + clientId : username;
      return realm.equals(ofRealm) && ours.equalsIgnoreCase(name);
    }

    private static Admin of(TargetConfig config, String realm) {
      var service = config.username().isBlank();
      return new Admin(
          config.setting("adminRealm", service ? realm : "master"),
          service ? config.required("clientId") : config.setting("clientId", "admin-cli"),
          config.username().strip(),
          config.secret());
    }
  }
}
