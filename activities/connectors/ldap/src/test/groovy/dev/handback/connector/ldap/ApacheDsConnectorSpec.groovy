package dev.handback.connector.ldap

import dev.handback.connector.DisablesAccounts
import dev.handback.connector.FindsAccess
import dev.handback.connector.ListsAccounts
import dev.handback.connector.ProbesAccess
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.contract.Declares

@Declares([FindsAccess, ListsAccounts, RotatesSecrets, DisablesAccounts, RemovesEntitlements, ProbesAccess])
class ApacheDsConnectorSpec extends LdapContractSpec {

  def setupSpec() {
    target = LdapTarget.apacheDs(dir)
  }
}
