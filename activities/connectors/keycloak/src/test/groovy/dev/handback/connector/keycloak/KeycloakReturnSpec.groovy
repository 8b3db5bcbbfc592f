package dev.handback.connector.keycloak

import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
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
