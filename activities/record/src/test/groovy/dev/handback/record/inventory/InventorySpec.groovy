package dev.handback.record.inventory

import dev.handback.inventory.AccountKind
import dev.handback.inventory.AccountNames
import dev.handback.inventory.Correlation
import dev.handback.inventory.InventoryEntry
import dev.handback.inventory.InventoryRecordActivities
import dev.handback.inventory.ListedAccount
import dev.handback.inventory.PageSeen
import dev.handback.inventory.SubjectNames
import dev.handback.inventory.SyncEnded
import dev.handback.inventory.SyncId
import dev.handback.inventory.SyncOpened
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Population
import dev.handback.record.sql.RecordTransactions
import io.micronaut.context.ApplicationContext
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The map of who has what, as syncs tell it (requirements P1, P8). */
class InventorySpec extends Specification {
  static final T0 = Instant.parse("2026-11-20T10:00:00Z")

  @Shared RecordServer server = new RecordServer("record_inventory")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared InventoryRecordActivities record = context.getBean(InventoryRecordActivities)
  @Shared Inventory inventory = context.getBean(Inventory)

  TargetId target = new TargetId("t-" + UUID.randomUUID())

  def "P1: an account that a full sync does not find any more is gone, and is there again when the next one finds it"() {
    when:
    def first = sync(1, [person("a"), person("b"), quarantined("c")])

    then:
    first == [3, 1, 0]
    states() == [a: InventoryState.CORRELATED, b: InventoryState.CORRELATED, c: InventoryState.QUARANTINED]

    when:
    def second = sync(2, [person("a"), person("d")])

    then:
    second == [2, 0, 2]
    states() == [a: InventoryState.CORRELATED, b: InventoryState.GONE, c: InventoryState.GONE, d: InventoryState.CORRELATED]
    line("b").goneAt() == T0.plusSeconds(2)
    line("a").firstSeenAt() == T0.plusSeconds(1)
    line("a").lastSeenAt() == T0.plusSeconds(2)

    when:
    sync(3, [person("b")])

    then:
    line("b").state() == InventoryState.CORRELATED
    line("b").goneAt() == null
    line("b").firstSeenAt() == T0.plusSeconds(1)
  }

  def "P1: a target that lists nothing at all has not lost everybody"() {
    given:
    sync(1, [person("a")])

    when:
    def outcome = sync(2, [])

    then:
    outcome == [0, 0, 0]
    line("a").state() == InventoryState.CORRELATED
    inventory.latestSyncs().find { it.target() == target }.state() == SyncState.EMPTY
  }

  def "what is told twice is written once"() {
    given:
    sync(1, [person("a"), person("b")])

    expect:
    sync(2, [person("a")]) == [1, 0, 1]
    sync(2, [person("a")]) == [1, 0, 1]
    with(inventory.latestSyncs().find { it.target() == target }) {
      accounts() == 1
      gone() == 1
      pages() == 1
    }
  }

  def "T9: the last use is the latest that any sync was told, also when the target then forgets"() {
    when:
    usedAt.eachWithIndex { used, i -> sync(i + 1, [person("a", [lastUsedAt: used])]) }

    then:
    line("a").lastUsedAt() == latest

    where:
    usedAt                               || latest
    [null, null]                         || null
    [null, T0]                           || T0
    [T0, null]                           || T0
    [T0, T0.minusSeconds(60)]            || T0
    [T0, T0.plusSeconds(60)]             || T0.plusSeconds(60)
  }

  def "P2: whose an account is, is kept as it was decided: #correlation"() {
    when:
    sync(1, [entry("a", correlation)])

    then:
    with(line("a")) {
      it.subjectId() == subject
      it.owner() == owner
      it.why() == why
      it.correlation() == correlation.class.simpleName.toUpperCase()
    }

    where:
    correlation                                    || subject | owner    | why
    new Correlation.Person("e-1")                  || "e-1"   | null     | null
    new Correlation.Workload("w-1", "team")        || "w-1"   | "team"   | null
    new Correlation.Workload(null, "team")         || null    | "team"   | null
    new Correlation.Owned("team")                  || null    | "team"   | null
    new Correlation.Dependent("e-1")               || "e-1"   | "e-1"    | null
    new Correlation.Quarantined("nobody", "desk")  || null    | "desk"   | "nobody"
  }

  def "P1: who is known: named by id at a target that knows ids, or in an offboarding, and by name alone nobody"() {
    given:
    def id = "e-" + UUID.randomUUID()
    def name = "n" + UUID.randomUUID()
    sync(1, [person("a", [subject: id, email: "${name}@Example.com".toString()])])
    def leaver = new Leaver(1, [email: "left-${name}@example.com".toString()])
    context.getBean(RecordActivities).open(leaver.opened())

    expect:
    record.knownSubjects(new SubjectNames([id], [], [])).subjects()*.id() == [id]
    record.knownSubjects(new SubjectNames([], ["${name}@example.com".toString()], [])).subjects()*.id() == [id]
    record.knownSubjects(new SubjectNames([], [], [name])).subjects()*.id() == [id]
    with(record.knownSubjects(new SubjectNames([], [], ["left-" + name])).subjects()) {
      it*.id() == [leaver.request.subject().id()]
      it*.kind() == [SubjectKind.EMPLOYEE]
    }
    record.knownSubjects(new SubjectNames(["e-nobody"], ["nobody@example.com"], ["%"])).subjects() == []
    record.knownSubjects(new SubjectNames([], [], [])).subjects() == []
  }

  def "P7: the people of whom a share may go at once are those with an account anywhere, each counted once, and workloads are none"() {
    given:
    def population = context.getBean(Population)
    def people = { context.getBean(RecordTransactions).read { population.people(it) }.orElse(0) }
    def before = people()

    when:
    sync(1, [person("a", [subject: "same-$target".toString()]), person("b", [subject: "same-$target".toString()]), person("c", [subject: "other-$target".toString()]),
      quarantined("d"), entry("e", new Correlation.Workload("w-$target", "team"))])

    then:
    people() == before + 2

    when:
    sync(2, [person("a", [subject: "same-$target".toString()])])

    then:
    people() == before + 1
  }

  def "only a sync that came to its end counts as one"() {
    given:
    record.open(new SyncOpened(new SyncId("s-" + target), target, T0))

    expect:
    record.neverSynced([target]) == [target]

    when:
    sync(1, [person("a")])

    then:
    record.neverSynced([target]) == []
    record.neverSynced([]) == []
  }

  def "the list comes page by page, each account once, narrowed by target, state and subject"() {
    given:
    sync(1, ("a".."g").collect { person(it.toString(), [subject: "e-$it-$target".toString()]) } + [quarantined("h")])

    when:
    def pages = []
    def cursor = null
    do {
      pages << inventory.list(new InventoryQuery(target, null, null, 3, cursor))
      cursor = pages.last().nextCursor()
    } while (cursor != null)

    then:
    pages*.accounts()*.size() == [3, 3, 2]
    pages.collectMany { it.accounts()*.accountId() } == ("a".."h").collect { it.toString() }

    and:
    inventory.list(new InventoryQuery(target, InventoryState.QUARANTINED, null, 10, null)).accounts()*.accountId() == ["h"]
    inventory.list(new InventoryQuery(null, null, "e-c-$target", 10, null)).accounts()*.accountId() == ["c"]

    when:
    inventory.list(new InventoryQuery(target, null, null, 10, "nonsense"))

    then:
    thrown(IllegalArgumentException)
  }

  def "P1: whoever is known is found by a piece of id, address or account, a page at a time"() {
    given:
    def who = "w" + UUID.randomUUID()
    sync(1, (1..3).collect { person("$who-$it".toString(), [subject: "$who-s$it".toString(), email: "$who.$it@example.com".toString()]) })
    def people = context.getBean(KnownPeople)

    expect:
    people.called(piece(who), null, 9)*.id() == (1..3).collect { "$who-s$it".toString() }
    people.called(piece(who), "$who-s1", 1)*.id() == ["$who-s2".toString()]
    people.find("$who-s2").get() == new KnownPerson("$who-s2", "$who.2@example.com", "name of $who-2", false, 1)
    people.find(who).empty

    where:
    piece << [{ it + "-S" }, { it + "." }, { "name of " + it }]
  }

  private List<Integer> sync(int second, List<InventoryEntry> entries) {
    def id = new SyncId("$second-$target")
    def at = T0.plusSeconds(second)
    record.open(new SyncOpened(id, target, at))
    record.seen(new PageSeen(id, target, true, entries, at))
    def outcome = record.end(new SyncEnded(id, target, 1, at))
    [outcome.accounts(), outcome.quarantined(), outcome.gone()]
  }

  private Map<String, InventoryState> states() {
    all().collectEntries { [it.accountId(), it.state()] }
  }

  private InventoryLine line(String account) {
    all().find { it.accountId() == account }
  }

  private List<InventoryLine> all() {
    inventory.list(new InventoryQuery(target, null, null, 100, null)).accounts()
  }

  private static InventoryEntry person(String account, Map more = [:]) {
    entry(account, new Correlation.Person(more.subject ?: "e-" + account), more)
  }

  private static InventoryEntry quarantined(String account) {
    entry(account, new Correlation.Quarantined("nobody knows", "desk"))
  }

  private static InventoryEntry entry(String account, Correlation correlation, Map more = [:]) {
    def names = new AccountNames(more.subject, more.email, account)
    new InventoryEntry(new ListedAccount(new AccountRef(account, "name of " + account), names, AccountKind.UNKNOWN, null, true, more.lastUsedAt, "designer", null),
        AccountKind.PERSON, "production", correlation)
  }
}
