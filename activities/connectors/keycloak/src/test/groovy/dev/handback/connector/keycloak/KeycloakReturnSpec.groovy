package dev.handback.connector.keycloak

import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
import dev.handback.connector.Restoration
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.contract.Contract
import dev.handback.offboarding.access.ItemKind
import org.keycloak.representations.idm.UserRepresentation
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What an account that is enabled again brings back with it: in Keycloak, whatever was not ended. */
class KeycloakReturnSpec extends Specification {

  @Shared
  TestRealm realm = new TestRealm()

  @Shared
  @AutoCleanup
  KeycloakConnector connector = new KeycloakConnectorFactory().create(realm.config()) as KeycloakConnector

  def "no session and no offline token of before comes back with an account that is enabled again"() {
    given:
    def person = realm.hire()
    def open = sessionsOf(person)
    assert open*.alive == [true, true]

    when: 'the order of an offboarding: the account first, then once more what was open'
    connector.disableAccount(person.account)
    connector.endSessions(person.account)
    enable(person)

    then:
    open*.alive == [false, false]
    realm.letsIn(person, person.password)
  }

  def "Keycloak alone brings them back, which is why sessions are ended once more after a disable"() {
    given:
    def person = realm.hire()
    def open = sessionsOf(person)

    when:
    connector.disableAccount(person.account)

    then: 'they only sleep'
    open*.alive == [false, false]
    connector.readBack(sessionsItem(person)) instanceof ReadBack.Present

    when:
    enable(person)

    then:
    open*.alive == [true, true]
  }

  def "an offline token that outlived a logout is ended"() {
    given: 'what an administrator does with the button "sign out"'
    def person = realm.hire()
    def offline = sessionsOf(person).last()
    realm.user(person).logout()
    assert offline.alive

    expect:
    connector.readBack(sessionsItem(person)) instanceof ReadBack.Present
    connector.endSessions(person.account) instanceof Removal.Removed
    connector.readBack(sessionsItem(person)) instanceof ReadBack.Gone
    !offline.alive
  }

  def "a realm that keeps no mark is believed where Handback's disable lived to tell, and only there (T13)"() {
    given: 'the default user profile, which drops attributes that it does not know'
    def plain = new TestRealm(components: [:])
    def there = new KeycloakConnectorFactory().create(plain.config()) as KeycloakConnector
    def person = plain.hire()

    when:
    def removal = there.disableAccount(person.account) as Removal.Removed

    then:
    removal.fingerprint() == null
    there.enableAccount(person.account, new RestoresAccounts.Left(false, [])) instanceof Restoration.NotOurs
    there.enableAccount(person.account, new RestoresAccounts.Left(true, [])) instanceof Restoration.Restored
    plain.user(person).toRepresentation().enabled

    cleanup:
    there?.close()
  }

  def "a disable that did not live to tell is known by its mark, and a user keeps everything else (T13, T12)"() {
    given:
    def person = realm.hire()
    def before = realm.user(person).toRepresentation()

    when:
    connector.disableAccount(person.account)
    def again = connector.disableAccount(person.account)

    then:
    again instanceof Removal.Removed
    connector.enableAccount(person.account, new RestoresAccounts.Left(false, [])) instanceof Restoration.Restored
    with(realm.user(person).toRepresentation()) {
      attributes == before.attributes
      email == before.email
      username == before.username
      enabled
    }
  }

  def "whom somebody else had disabled before is not enabled (T13)"() {
    given:
    def person = realm.hire()
    realm.user(person).update(new UserRepresentation(enabled: false))

    expect:
    connector.disableAccount(person.account) instanceof Removal.AlreadyAbsent
    connector.enableAccount(person.account, new RestoresAccounts.Left(false, [])) instanceof Restoration.NotOurs
    !realm.letsIn(person, person.password)
  }

  private sessionsOf(person) {
    def password = person.password.reveal()
    [
      realm.portal.session(person.account.name(), password),
      realm.reports.session(person.account.name(), password, 'openid offline_access'),
    ]
  }

  private sessionsItem(person) {
    Contract.item(connector.findAccess(person.subject).find { it.kind() == ItemKind.SESSIONS })
  }

  private void enable(person) {
    realm.user(person).update(new UserRepresentation(enabled: true))
  }
}
