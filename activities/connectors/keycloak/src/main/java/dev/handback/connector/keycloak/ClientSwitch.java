package dev.handback.connector.keycloak;

import dev.handback.connector.Removal;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts.Left;
import dev.handback.offboarding.access.AccountRef;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * Disables clients, and enables those again that it disabled: they bear the same mark as users,
 * which every realm takes on a client.
 */
final class ClientSwitch {

  /** Keycloak keeps an attribute that is left out, and removes one that is empty. */
  private static final String NO_MARK = "";

  private final RealmAdmin realm;

  ClientSwitch(RealmAdmin realm) {
    this.realm = realm;
  }

  Removal disable(AccountRef account) {
    return realm
        .onClient(ClientAccount.of(account).uuid(), this::disable)
        .orElseGet(() -> absent(account));
  }

  Restoration enable(AccountRef account, Left left) {
    return realm
        .onClient(ClientAccount.of(account).uuid(), client -> enable(client, left))
        .orElseGet(() -> new Restoration.Irreversible(gone(account)));
  }

  private Removal disable(ClientResource client) {
    var before = client.toRepresentation();
    if (!ClientAccount.is(before.isEnabled())) {
      var mark = mark(before);
      return mark == null
          ? new Removal.AlreadyAbsent("the client was disabled already")
          : new Removal.Removed("the client bears the mark of Handback's disable", List.of(), mark);
    }
    change(client, before, false, UUID.randomUUID().toString());
    var after = client.toRepresentation();
    if (ClientAccount.is(after.isEnabled())) {
      throw realm.failures().contradicted("the client is still enabled");
    }
    return new Removal.Removed(
        "client disabled; Keycloak says enabled=false", List.of(), mark(after));
  }

  private Restoration enable(ClientResource client, Left left) {
    var before = client.toRepresentation();
    if (ClientAccount.is(before.isEnabled())) {
      return new Restoration.AlreadyThere("Keycloak says enabled=true");
    }
    var mark = mark(before);
    if (mark == null) {
      return new Restoration.NotOurs(
          "the client does not bear the mark that Handback's disable leaves");
    }
    if (!left.fingerprints().isEmpty() && !left.fingerprints().contains(mark)) {
      return new Restoration.NotOurs("the client bears the mark of another disable");
    }
    change(client, before, true, NO_MARK);
    if (!enabled(client)) {
      throw realm.failures().contradicted("the client is still disabled");
    }
    return new Restoration.Restored(
        "client enabled; it bore Handback's mark; Keycloak says enabled=true");
  }

  private static void change(
      ClientResource client, ClientRepresentation before, boolean enabled, String mark) {
    var attributes =
        before.getAttributes() == null
            ? new HashMap<String, String>()
            : new HashMap<>(before.getAttributes());
    attributes.put(Accounts.MARK, mark);
    before.setAttributes(attributes);
    before.setEnabled(enabled);
    client.update(before);
  }

  private static @Nullable String mark(ClientRepresentation client) {
    var attributes = client.getAttributes();
    var mark = attributes == null ? null : attributes.get(Accounts.MARK);
    return NO_MARK.equals(mark) ? null : mark;
  }

  static boolean enabled(ClientResource client) {
    return ClientAccount.is(client.toRepresentation().isEnabled());
  }

  static Removal absent(AccountRef account) {
    return new Removal.AlreadyAbsent(gone(account));
  }

  private static String gone(AccountRef account) {
    return "Keycloak has no client " + account.name();
  }
}
