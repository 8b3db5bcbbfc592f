package dev.handback.connector.keycloak;

import dev.handback.offboarding.access.AccountRef;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * A client of the realm that is an account of its own: what an application or a workload signs in
 * as. Its id says so, so that no call has to guess whether it is about a user.
 */
record ClientAccount(String uuid, String clientId) {

  private static final String PREFIX = "client/";

  static boolean isOne(AccountRef account) {
    return account.id().startsWith(PREFIX);
  }

  static ClientAccount of(AccountRef account) {
    return new ClientAccount(account.id().substring(PREFIX.length()), account.name());
  }

  static AccountRef ref(ClientRepresentation client) {
    return new AccountRef(PREFIX + client.getId(), client.getClientId());
  }

  /** Whether it signs in with a secret of its own, rather than with a key or not at all. */
  static boolean hasSecret(ClientRepresentation client) {
    return isConfidential(client)
        && client.getClientAuthenticatorType().startsWith("client-secret");
  }

  static boolean isConfidential(ClientRepresentation client) {
    return !is(client.isPublicClient()) && !is(client.isBearerOnly());
  }

  /** Keycloak leaves out what is not set. */
  static boolean is(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
