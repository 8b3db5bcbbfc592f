package dev.handback.connector.ldap

import com.unboundid.ldap.sdk.Entry
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.FindsAccess
import dev.handback.connector.ProbesAccess
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.contract.Declares
import dev.handback.estate.Launch
import dev.handback.estate.LdapDirectory
import dev.handback.estate.OpenLdap
import spock.lang.Shared

@Declares([FindsAccess, RotatesSecrets, DisablesAccounts, RemovesEntitlements, ProbesAccess])
class OpenLdapConnectorSpec extends LdapContractSpec {
  private static final String POLICY = "cn=default,ou=policies,$LdapDirectory.BASE_DN"
  @Shared Entry policy

  @Override
  LdapDirectory start() {
    OpenLdap.start(Launch.in(dir.resolve('openldap')))
  }

  @Override
  void policy(boolean on) {
    if (on) {
      asAdmin { it.add(policy) }
    } else {
      policy = asAdmin { it.getEntry(POLICY) }
      asAdmin { it.delete(POLICY) }
    }
  }
}
