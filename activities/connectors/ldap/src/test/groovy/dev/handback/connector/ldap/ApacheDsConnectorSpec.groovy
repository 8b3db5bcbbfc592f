package dev.handback.connector.ldap

import dev.handback.connector.DisablesAccounts
import dev.handback.connector.FindsAccess
import dev.handback.connector.FindsDependents
import dev.handback.connector.ListsAccounts
import dev.handback.connector.ProbesAccess
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.RestoresEntitlements
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.TriesWithoutPassword
import dev.handback.connector.contract.Declares

@Declares([FindsAccess, ListsAccounts, RotatesSecrets, FindsDependents, DisablesAccounts, RemovesEntitlements, RestoresAccounts, RestoresEntitlements, ProbesAccess,
  TriesWithoutPassword])
class ApacheDsConnectorSpec extends LdapContractSpec {

  @Override
  boolean looksAtPasswordFirst() {
    true
  }

  @Override
  boolean notesWrongPasswordsAsChanges() {
    true
  }

  def setupSpec() {
    target = LdapTarget.apacheDs(dir)
  }
}
