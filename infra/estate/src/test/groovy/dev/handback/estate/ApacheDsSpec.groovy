package dev.handback.estate

class ApacheDsSpec extends LdapDirectorySpec {
  @Override
  LdapDirectory start(Launch launch) {
    ApacheDs.start(launch)
  }
}
