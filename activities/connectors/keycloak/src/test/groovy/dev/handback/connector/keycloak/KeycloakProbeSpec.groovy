package dev.handback.connector.keycloak

import dev.handback.connector.ConnectorException
import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.SignIn
import dev.handback.connector.contract.Contract
import dev.handback.offboarding.access.ItemKind
import org.keycloak.representations.idm.CredentialRepresentation
import org.keycloak.representations.idm.UserRepresentation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Refusals that look like proof and are none, and what stands in the way of the probe (requirement S5). */
class KeycloakProbeSpec extends Specification {

  @Shared
  TestRealm realm = new TestRealm(
      bruteForceProtected: true, failureFactor: 3, editUsernameAllowed: true, revokeRefreshToken: true,
      passwordPolicy: 'hashAlgorithm(pbkdf2-sha256) and hashIterations(1000) and passwordHistory(5) and length(8)')

  @Shared
  @AutoCleanup
  KeycloakConnector connector = new KeycloakConnectorFactory().create(realm.config()) as KeycloakConnector

  def "a right password that only a required action stops is no refusal"() {
    given:
    def person = realm.hire()
    realm.user(person).update(new UserRepresentation(requiredActions: ['UPDATE_PASSWORD']))

    expect:
    connector.signIn(person.account, person.password) instanceof SignIn.NotTried
    refusedAs(person, Secret.of('a wrong one')) == SignIn.Reason.CREDENTIALS_REFUSED

    when:
    connector.disableAccount(person.account)

    then:
    refusedAs(person, person.password) == SignIn.Reason.ACCOUNT_DISABLED
  }

  def "a replacement clears what would stop the probe or open the account beside it"() {
    given:
    def person = realm.hire()
    addOtp(person)
    realm.user(person).update(new UserRepresentation(requiredActions: ['VERIFY_EMAIL', 'CONFIGURE_TOTP']))
    def otp = connector.findAccess(person.subject).find { it.name() == 'otp' }
    def replacement = Secret.of('Zx9!' + UUID.randomUUID())

    when:
    def answer = connector.replacePassword(person.account, replacement)

    then:
    answer instanceof Removal.Removed
    answer.how().contains('otp')
    otp.kind() == ItemKind.CREDENTIAL
    connector.readBack(Contract.item(otp)) instanceof ReadBack.Gone
    connector.signIn(person.account, replacement) instanceof SignIn.Accepted
  }

  def "a password that guessing has locked out for a while is not taken for a refused one"() {
    given: 'anybody can lock an account that way'
    def person = realm.hire()
    lockByGuessing(person)
    assert !realm.letsIn(person, person.password)

    expect:
    connector.signIn(person.account, person.password) instanceof SignIn.Accepted
  }

  def "guessing does not hide that an account is disabled"() {
    given:
    def person = realm.hire()
    lockByGuessing(person)
    connector.disableAccount(person.account)

    expect:
    refusedAs(person, person.password) == SignIn.Reason.ACCOUNT_DISABLED
  }

  def "the probe tries the name that the account has today"() {
    given: 'married last week; the plan is older'
    def person = realm.hire()
    realm.user(person).update(new UserRepresentation(username: 'renamed' + UUID.randomUUID()))

    expect:
    connector.signIn(person.account, person.password) instanceof SignIn.Accepted
  }

  def "a policy against old passwords does not stop a replacement that is made twice"() {
    given:
    def person = realm.hire()
    def replacement = Secret.of('Zx9!' + UUID.randomUUID())

    expect:
    (1..2).every { connector.replacePassword(person.account, replacement) instanceof Removal.Removed }
    realm.letsIn(person, replacement)
  }

  def "a replacement that the realm's policy refuses is a conflict, and the old password is not believed gone"() {
    given:
    def person = realm.hire()

    when:
    connector.replacePassword(person.account, Secret.of('short'))

    then:
    ConnectorException.Conflict e = thrown()
    !e.message.contains('short')
    realm.letsIn(person, person.password)
  }

  def "a session of the probe is the same session after its refresh tokens were replaced"() {
    given:
    def session = (connector.signIn(*credentials(realm.hire())) as SignIn.Accepted).session()

    expect: 'the realm accepts each refresh token once'
    (1..3).every { session.alive() }

    cleanup:
    session?.close()
  }

  def "a probe client that cannot sign anybody in is misconfigured, and proves nothing: #client"() {
    given:
    def person = realm.hire()

    when:
    new KeycloakConnectorFactory().create(realm.config(probeClientId: client)).withCloseable {
      it.signIn(person.account, person.password)
    }

    then:
    thrown(ConnectorException.Misconfigured)

    where:
    client << ['nobody-registered-it', 'stranger']
  }

  private SignIn.Reason refusedAs(person, Secret password) {
    (connector.signIn(person.account, password) as SignIn.Refused).reason()
  }

  private static credentials(person) {
    [person.account, person.password]
  }

  private void lockByGuessing(person) {
    5.times { realm.portal.signIn(person.account.name(), 'a guess') }
  }

  private void addOtp(person) {
    realm.user(person).update(new UserRepresentation(credentials: [new CredentialRepresentation(
        type: 'otp', userLabel: 'phone', secretData: '{"value":"0123456789abcdef"}',
        credentialData: '{"subType":"totp","digits":6,"period":30,"algorithm":"HmacSHA1"}')]))
  }
}
