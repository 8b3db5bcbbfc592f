package dev.handback.connector.keycloak;

import dev.handback.connector.Secret;
import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.admin.client.resource.UserResource;

/**
 * Which clients' secrets an administrator of the realm can read in its console (requirement S2).
 * Rights that are given by Keycloak's fine-grained permissions are not looked at.
 */
final class ExposedSecrets {

  /** Each of these shows clients with their secrets, {@code realm-admin} by containing them. */
  private static final Set<String> SHOW_SECRETS = Set.of("view-clients", "manage-clients");

  private final RealmAdmin realm;
  private final RealmRights rights;
  private final ClientFinder clients;
  private final ServiceAccounts serviceAccounts;

  ExposedSecrets(RealmAdmin realm, ClientFinder clients, ServiceAccounts serviceAccounts) {
    this.realm = realm;
    this.rights = new RealmRights(realm);
    this.clients = clients;
    this.serviceAccounts = serviceAccounts;
  }

  List<AccountRef> to(AccountRef reader) {
    return reads(reader)
        ? clients.all().stream()
            .filter(ClientAccount::hasSecret)
            .map(ClientAccount::ref)
            .filter(client -> !client.equals(reader))
            .toList()
        : List.of();
  }

  Optional<Secret> of(AccountRef holder) {
    return realm
        .onClient(ClientAccount.of(holder).uuid(), client -> client.toRepresentation())
        .filter(ClientAccount::hasSecret)
        .map(client -> client.getSecret())
        .filter(secret -> !secret.isEmpty())
        .map(Secret::of);
  }

  private boolean reads(AccountRef reader) {
    return ClientAccount.isOne(reader)
        ? serviceAccounts.on(reader, this::showsSecrets).orElse(false)
        : realm.onUser(reader.id(), this::showsSecrets).orElse(false);
  }

  private boolean showsSecrets(UserResource user) {
    return rights.of(user).anyMatch(SHOW_SECRETS::contains);
  }
}
