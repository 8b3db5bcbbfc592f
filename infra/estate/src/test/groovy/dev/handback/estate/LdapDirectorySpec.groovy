package dev.handback.estate

import com.unboundid.ldap.sdk.LDAPConnection
import com.unboundid.ldap.sdk.LDAPException
import com.unboundid.ldap.sdk.Modification
import com.unboundid.ldap.sdk.ModificationType
import com.unboundid.ldap.sdk.ResultCode
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What both directories must do, so that a connector may rely on it. */
abstract class LdapDirectorySpec extends Specification {
  static final String PERMANENT_LOCK = "000001010000Z"
  static final Credentials LEAVER = new Credentials("uid=ada,ou=people,dc=example,dc=com", "Lovelace-1815")

  @TempDir Path dir
  LdapDirectory server

  abstract LdapDirectory start(Launch launch)

  def setup() {
    server = start(Launch.in(dir.resolve("directory")))
    addLeaver()
  }

  def cleanup() {
    server?.close()
  }

  def "a locked account cannot bind, also not after the directory was killed and started again"() {
    expect:
    LdapDirectory.admits(server.port(), LEAVER)

    when:
    asAdmin { it.modify(LEAVER.user(), new Modification(ModificationType.REPLACE, "pwdAccountLockedTime", PERMANENT_LOCK)) }

    then:
    !LdapDirectory.admits(server.port(), LEAVER)

    when:
    def port = server.port()
    server.kill()
    server = start(Launch.in(dir.resolve("directory")))

    then:
    server.port() == port
    !LdapDirectory.admits(server.port(), LEAVER)

    when: "the lock is the only reason"
    asAdmin { it.modify(LEAVER.user(), new Modification(ModificationType.DELETE, "pwdAccountLockedTime")) }

    then:
    LdapDirectory.admits(server.port(), LEAVER)
  }

  def "only the generated password opens the administrator's account"() {
    when:
    LdapDirectory.connect(server.port(), new Credentials(server.admin().user(), "secret")).close()

    then:
    def refusal = thrown(LDAPException)
    refusal.resultCode == ResultCode.INVALID_CREDENTIALS
    LdapDirectory.admits(server.port(), server.admin())
  }

  protected <T> T asAdmin(Closure<T> work) {
    LDAPConnection connection = server.connectAsAdmin()
    try {
      work.call(connection)
    } finally {
      connection.close()
    }
  }

  private addLeaver() {
    asAdmin {
      it.add("dn: ou=people,dc=example,dc=com", "objectClass: organizationalUnit", "ou: people")
      it.add("dn: ${LEAVER.user()}", "objectClass: inetOrgPerson", "uid: ada", "cn: Ada", "sn: Lovelace",
          "userPassword: ${LEAVER.password()}")
    }
  }
}
