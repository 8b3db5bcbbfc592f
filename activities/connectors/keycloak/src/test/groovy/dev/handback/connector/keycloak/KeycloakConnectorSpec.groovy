package dev.handback.connector.keycloak

import dev.handback.connector.DisablesAccounts
import dev.handback.connector.EndsSessions
import dev.handback.connector.FindsAccess
import dev.handback.connector.ProbesAccess
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.contract.Declares

/** The contract, as a service account with no more rights than it takes (requirements S1, S2, S4, S5). */
@Declares([FindsAccess, EndsSessions, RotatesSecrets, DisablesAccounts, RemovesEntitlements, ProbesAccess])
class KeycloakConnectorSpec extends KeycloakFixture {
}
