package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.connector.Secret;
import dev.handback.offboarding.access.AccountRef;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * The secret a client signs in with. The old one is read only to be tried once it is replaced: a
 * realm with a rotation policy goes on accepting it for a while, and says nothing.
 */
final class ClientSecrets {

  private final RealmAdmin realm;
  private final ClientProbe probe;
  private final String ours;

  /**
   * For one realm.
   *
   * @param ours the client that Handback itself signs in as
   */
  ClientSecrets(RealmAdmin realm, ClientProbe probe, String ours) {
    this.realm = realm;
    this.probe = probe;
    this.ours = ours;
  }

  Removal replace(AccountRef account, Secret replacement) {
    return realm
        .onClient(ClientAccount.of(account).uuid(), it -> replace(it, replacement))
        .orElseGet(() -> ClientSwitch.absent(account));
  }

  private Removal replace(ClientResource client, Secret replacement) {
    var before = client.toRepresentation();
    if (!ClientAccount.hasSecret(before)) {
      return new Removal.NeedsPerson(
          "%s signs in by %s: no secret can be put in its place"
              .formatted(before.getClientId(), before.getClientAuthenticatorType()));
    }
    if (before.getClientId().equals(ours)) {
      return new Removal.NeedsPerson(
          "Handback itself signs in as %s: put a new secret into Keycloak and into its estate"
              .formatted(ours));
    }
    var old = before.getSecret();
    if (replacement.reveal().equals(old)) {
      return new Removal.Removed("the secret was replaced already");
    }
    before.setSecret(replacement.reveal());
    client.update(before);
    // whoever holds it may change the client itself, and enable it again
    client.regenerateRegistrationAccessToken();
    if (!replacement.reveal().equals(client.getSecret().getValue())) {
      throw realm.failures().contradicted("the secret is as it was");
    }
    return new Removal.Removed("secret replaced; " + tried(before, old));
  }

  private String tried(ClientRepresentation client, @Nullable String old) {
    if (old == null || old.isEmpty()) {
      return "there was none before";
    }
    return switch (probe.secret(client.getClientId(), Secret.of(old))) {
      case ClientProbe.Answer.Refused refused -> "the old one is refused: " + refused.words();
      case ClientProbe.Answer.Accepted accepted -> {
        accepted.session().close();
        throw realm.failures().contradicted("the old secret is still accepted");
      }
    };
  }
}
