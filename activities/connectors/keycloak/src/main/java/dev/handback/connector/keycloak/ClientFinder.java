package dev.handback.connector.keycloak;

import dev.handback.connector.Snapshot;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * Finds the clients that carry the subject's id (requirements T5, T10). Only of subjects that are
 * no people, since it takes the list of all clients: Keycloak searches attributes only where its
 * operator has allowed it.
 */
final class ClientFinder {

  private static final int PAGE = 200;

  private final KeycloakSettings settings;
  private final RealmAdmin realm;
  private final ServiceAccounts serviceAccounts;
  private final Integrations integrations;

  ClientFinder(
      KeycloakSettings settings,
      RealmAdmin realm,
      ServiceAccounts serviceAccounts,
      Integrations integrations) {
    this.settings = settings;
    this.realm = realm;
    this.serviceAccounts = serviceAccounts;
    this.integrations = integrations;
  }

  List<FoundAccess> find(Subject subject) {
    return switch (subject.kind()) {
      case EMPLOYEE, CONTRACTOR -> List.of();
      case WORKLOAD, VENDOR -> accessOf(bearing(subject.id(), all()));
      case APPLICATION -> ofApplication(subject.id());
    };
  }

  /** Also what others have of it: they stay, and their integration with it goes. */
  private List<FoundAccess> ofApplication(String id) {
    var all = all();
    var own = bearing(id, all);
    return own.isEmpty()
        ? List.of()
        : Stream.concat(accessOf(own).stream(), integrations.with(own, all).stream()).toList();
  }

  private List<ClientRepresentation> bearing(String id, List<ClientRepresentation> all) {
    return all.stream().filter(client -> hasId(client, id)).toList();
  }

  private List<FoundAccess> accessOf(List<ClientRepresentation> clients) {
    return clients.stream().flatMap(client -> accessOf(client).stream()).toList();
  }

  /** Every client of the realm, page by page. */
  List<ClientRepresentation> all() {
    var all = new ArrayList<ClientRepresentation>();
    List<ClientRepresentation> page;
    do {
      var first = all.size();
      page = realm.ask(it -> it.clients().findAll(null, null, null, first, PAGE));
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private boolean hasId(ClientRepresentation client, String id) {
    var attributes =
        client.getAttributes() == null ? Map.<String, String>of() : client.getAttributes();
    return id.equals(attributes.get(settings.subjectAttribute()));
  }

  private List<FoundAccess> accessOf(ClientRepresentation client) {
    var account = ClientAccount.ref(client);
    var found = new ArrayList<FoundAccess>();
    found.add(
        item(ItemKind.INTEGRATION, account, account.name())
            .being(Snapshot.of(ClientAccount.is(client.isEnabled()))));
    found.add(item(ItemKind.SESSIONS, account, "sessions and tokens"));
    if (ClientAccount.isConfidential(client)) {
      found.add(item(ItemKind.CREDENTIAL, account, client.getClientAuthenticatorType()));
    }
    if (ClientAccount.is(client.isConsentRequired())) {
      found.add(item(ItemKind.DELEGATION, account, "consents to " + account.name()));
    }
    for (var held : serviceAccounts.entitlements(account)) {
      found.add(
          FoundAccess.of(
              settings.target(), ItemKind.ENTITLEMENT, account, held.nativeId(), held.name()));
    }
    return found;
  }

  private FoundAccess item(ItemKind kind, AccountRef account, String name) {
    return FoundAccess.of(settings.target(), kind, account, account.id(), name);
  }
}
