package dev.handback.connector.contract

import dev.handback.connector.DisablesAccounts
import dev.handback.connector.ListsAccounts
import dev.handback.inventory.CorrelateBy
import dev.handback.inventory.ListedAccount
import java.time.Duration
import java.time.Instant

/** What a connector owes that lists all accounts of its target (P1); the rest is {@link CapabilityContractSpec}. */
abstract class ListingContractSpec extends ContractSetting {

  @Needs(ListsAccounts)
  def "every account is listed, whatever the size of the pages, by the names that the estate correlates by (P1)"() {
    given:
    def people = (1..4).collect { hire() }

    when:
    def listed = everything(limit)

    then:
    people.every { person -> listed.any { it.account() == person.account } }
    listed.countBy { it.account().id() }.values().every { it == 1 }
    people.every { person -> named(find(listed, person)) == nameOf(person) && !find(listed, person).own() }

    where:
    limit << [3, 1000]
  }

  @Needs(ListsAccounts)
  def "who comes and goes between two pages keeps nobody else off the list"() {
    given:
    def people = (1..6).collect { hire() }

    when: 'one of the first pages goes, and somebody comes'
    def seen = []
    def gone = null
    def cursor = null
    do {
      def page = connector.listAccounts(cursor, 3)
      seen += page.accounts()
      cursor = page.nextCursor()
      def listed = people.find { person -> seen.any { it.account() == person.account } }
      if (gone == null && listed) {
        gone = listed
        delete(gone)
        hire()
      }
    } while (cursor != null)

    then:
    gone != null
    people.every { person -> seen.any { it.account() == person.account } }
  }

  @Needs([ListsAccounts, DisablesAccounts])
  def "a disabled account is still listed, as one that is not enabled"() {
    given:
    def (person, other) = [hire(), hire()]

    when:
    connector.disableAccount(person.account)
    def listed = everything(1000)

    then:
    !find(listed, person).enabled()
    find(listed, other).enabled()
  }

  @Needs(ListsAccounts)
  def "the time of the last use is the target's own word, and none where it does not say"() {
    given:
    def person = hire()
    openSession(person)

    when:
    def used = find(everything(1000), person).lastUsedAt()

    then:
    tellsLastUse() ? Duration.between(used, Instant.now()).abs() < Duration.ofMinutes(2) : used == null
  }

  protected List<ListedAccount> everything(int limit) {
    def all = []
    def cursor = null
    do {
      def page = connector.listAccounts(cursor, limit)
      assert page.accounts().size() <= limit
      all += page.accounts()
      cursor = page.nextCursor()
    } while (cursor != null)
    all
  }

  protected static ListedAccount find(List<ListedAccount> listed, Person person) {
    listed.find { it.account() == person.account }
  }

  protected String named(ListedAccount account) {
    def names = account.names()
    [(CorrelateBy.SUBJECT_ID): names.subjectId(), (CorrelateBy.EMAIL): names.email(), (CorrelateBy.USER_NAME): names.userName()][config().correlateBy()]
  }

  protected String nameOf(Person person) {
    def subject = person.subject
    [(CorrelateBy.SUBJECT_ID): subject.id(), (CorrelateBy.EMAIL): subject.email(), (CorrelateBy.USER_NAME): subject.userName()][config().correlateBy()]
  }
}
