package dev.handback.connector.contract

import dev.handback.connector.ConnectorException
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.EndsSessions
import dev.handback.connector.FindsAccess
import dev.handback.connector.ProbesAccess
import dev.handback.connector.Removal
import dev.handback.connector.RemovesEntitlements
import dev.handback.connector.Restoration
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.RestoresEntitlements
import dev.handback.connector.SignIn
import dev.handback.connector.Snapshot
import dev.handback.connector.TriesWithoutPassword
import dev.handback.offboarding.access.ItemKind
import java.time.Duration

/** What a connector owes to somebody who comes back (requirements T3, T13). */
abstract class RestorationContractSpec extends CapabilityContractSpec {

  @Needs([DisablesAccounts, RestoresAccounts])
  def "an account that Handback disabled lets its owner in again with the old password, twice is as good as once (T13)"() {
    given:
    def person = hire()
    def left = left(connector.disableAccount(person.account))
    assert !letsIn(person, person.password)

    when:
    def answers = (1..2).collect { connector.enableAccount(person.account, left) }

    then:
    answers[0] instanceof Restoration.Restored
    answers[1] instanceof Restoration.AlreadyThere
    letsIn(person, person.password)
  }

  @Needs([DisablesAccounts, RestoresAccounts])
  def "who only tried a wrong password meanwhile has locked nothing, unless the target cannot tell that from a lock (T13)"() {
    given:
    def person = hire()
    def left = left(connector.disableAccount(person.account))
    assert !letsIn(person, throwAway())

    when:
    def answer = connector.enableAccount(person.account, left)

    then:
    answer instanceof Restoration.Restored == !notesWrongPasswordsAsChanges()
    answer instanceof Restoration.NotOurs == notesWrongPasswordsAsChanges()
  }

  @Needs(RestoresAccounts)
  def "an account that nobody disabled is there already (T13)"() {
    given:
    def person = hire()

    expect:
    connector.enableAccount(person.account, new RestoresAccounts.Left(true, [])) instanceof Restoration.AlreadyThere
    letsIn(person, person.password)
  }

  @Needs([DisablesAccounts, RestoresAccounts])
  def "an account that somebody else locked meanwhile stays locked (T13)"() {
    given:
    def person = hire()
    def left = left(connector.disableAccount(person.account))
    lockAsSomebodyElse(person)

    expect:
    connector.enableAccount(person.account, left) instanceof Restoration.NotOurs
    !letsIn(person, person.password)
  }

  @Needs([DisablesAccounts, RestoresAccounts, FindsAccess])
  def "the snapshot says whether the account could be used before (T13)"() {
    given:
    def person = hire()
    def account = { itemsOf(person).find { it.kind() == ItemKind.ACCOUNT } }
    def before = account()

    when:
    connector.disableAccount(person.account)

    then:
    Snapshot.wasEnabled(before)
    !Snapshot.wasEnabled(account())
  }

  @Needs([DisablesAccounts, RestoresAccounts, EndsSessions])
  def "what was open before stays dead when the account is back (T13)"() {
    given:
    def person = hire()
    def session = openSession(person)
    assert session.alive

    when: 'the order of an offboarding, and that of a return'
    def left = left(connector.disableAccount(person.account))
    connector.endSessions(person.account)
    connector.enableAccount(person.account, left)

    then:
    letsIn(person, person.password)
    !session.alive
  }

  @Needs([RemovesEntitlements, RestoresEntitlements])
  def "an entitlement that was removed is held again as it was, twice is as good as once, and no other one comes with it (T13)"() {
    given:
    def person = hire()
    def entitlements = itemsOf(person).findAll { it.kind() == ItemKind.ENTITLEMENT }
    def (first, others) = [entitlements.first(), entitlements.tail()]
    entitlements.each { connector.removeEntitlement(it) }

    when:
    def answers = (1..2).collect { connector.giveBack(first) }

    then:
    answers[0] instanceof Restoration.Restored
    answers[1] instanceof Restoration.AlreadyThere
    holds(first)
    others.every { !holds(it) }

    when:
    others.each { connector.giveBack(it) }

    then:
    entitlements.every { holds(it) }
    itemsOf(person).findAll { it.kind() == ItemKind.ENTITLEMENT }.collect { [it.nativeId(), it.snapshot()] } as Set ==
        entitlements.collect { [it.nativeId(), it.snapshot()] } as Set
  }

  @Needs(RestoresAccounts)
  def "what is gone cannot be given back, and is said to be: #call (T13)"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    delete(person)

    expect:
    call.on(connector, person, items, throwAway()) instanceof Restoration.Irreversible

    where:
    call << calls { it in [Call.ENABLE_ACCOUNT, Call.GIVE_BACK] }
  }

  @Needs([DisablesAccounts, RestoresAccounts])
  def "an answer that was lost after the account was enabled does no harm when the call is made again (T13)"() {
    given:
    def person = hire()
    def left = left(connector.disableAccount(person.account))
    def line = standIn()
    def unlucky = connect(at(Contract.limited(config(), Duration.ofSeconds(2)), line.port))
    line.swallowAnswerTo(onTheWire(Call.ENABLE_ACCOUNT))

    when:
    unlucky.enableAccount(person.account, left)

    then:
    thrown(ConnectorException.Unavailable)
    line.unanswered == 1

    when:
    def again = unlucky.enableAccount(person.account, left)

    then:
    again instanceof Restoration.AlreadyThere
    letsIn(person, person.password)
  }

  @Needs([TriesWithoutPassword, DisablesAccounts])
  def "whose password stays is tried without it: only a disabled account is refused as such (T3, S5)"() {
    given:
    def (person, other) = [hire(), hire()]
    connector.disableAccount(person.account)

    when:
    def refused = connector.tryWithoutPassword(person.account)
    def open = connector.tryWithoutPassword(other.account)

    then:
    looksAtPasswordFirst()
        ? refused instanceof SignIn.NotTried
        : (refused as SignIn.Refused).reason() == SignIn.Reason.ACCOUNT_DISABLED
    !(open instanceof SignIn.Refused)

    cleanup:
    if (open instanceof SignIn.Accepted) {
      open.session().close()
    }
  }

  /** What the record would know of a disable that lived to tell. */
  static RestoresAccounts.Left left(Removal removal) {
    def print = (removal as Removal.Removed).fingerprint()
    new RestoresAccounts.Left(true, print == null ? [] : [print])
  }
}
