package dev.handback.connector.ldap

import dev.handback.connector.DisablesAccounts
import dev.handback.connector.FindsAccess
import dev.handback.connector.ProbesAccess
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.RotatesSecrets
import dev.handback.connector.contract.Declares
import dev.handback.estate.ApacheDs
import dev.handback.estate.Launch
import dev.handback.estate.LdapDirectory

@Declares([FindsAccess, RotatesSecrets, DisablesAccounts, RemovesEntitlements, ProbesAccess])
class ApacheDsConnectorSpec extends LdapContractSpec {
  private static final String POLICY =
      'ads-pwdId=default,ou=passwordPolicies,ads-interceptorId=authenticationInterceptor,' +
      'ou=interceptors,ads-directoryServiceId=default,ou=config'

  @Override
  LdapDirectory start() {
    ApacheDs.start(Launch.in(dir.resolve('apacheds')))
  }

  /** Read at a start only. */
  @Override
  void policy(boolean on) {
    change(POLICY, 'ads-pwdLockout', on ? 'TRUE' : 'FALSE')
    directory.stop()
    directory = start()
  }
}
