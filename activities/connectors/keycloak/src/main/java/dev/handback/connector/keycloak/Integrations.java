package dev.handback.connector.keycloak;

import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * What other clients have of an application that ends (requirement T6): roles of it that they act
 * with themselves, and its name among the audiences of their tokens. The clients stay.
 */
final class Integrations {

  private final TargetId target;
  private final ServiceAccounts serviceAccounts;
  private final AudienceMappers audiences;

  Integrations(TargetId target, ServiceAccounts serviceAccounts, AudienceMappers audiences) {
    this.target = target;
    this.serviceAccounts = serviceAccounts;
    this.audiences = audiences;
  }

  /** Of all clients but these. */
  List<FoundAccess> with(List<ClientRepresentation> ending, List<ClientRepresentation> all) {
    var uuids = names(ending, ClientRepresentation::getId);
    var clientIds = names(ending, ClientRepresentation::getClientId);
    return all.stream()
        .filter(client -> !uuids.contains(client.getId()))
        .flatMap(client ->
            Stream.concat(roles(uuids, client), audiences.naming(clientIds, client, target)))
        .toList();
  }

  private Stream<FoundAccess> roles(Set<String> uuids, ClientRepresentation client) {
    if (!ClientAccount.is(client.isServiceAccountsEnabled())) {
      return Stream.empty();
    }
    var account = ClientAccount.ref(client);
    return serviceAccounts.entitlements(account).stream()
        .filter(held -> held instanceof Entitlement.ClientRole(var of, _, _) && uuids.contains(of))
        .map(held ->
            FoundAccess.of(target, ItemKind.ENTITLEMENT, account, held.nativeId(), held.name()));
  }

  private static Set<String> names(
      List<ClientRepresentation> clients, Function<ClientRepresentation, String> name) {
    return clients.stream().map(name).collect(Collectors.toSet());
  }
}
