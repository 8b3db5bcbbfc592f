package dev.handback.record.inactivity

import dev.handback.inactivity.InactivityRecordActivities
import dev.handback.inactivity.InactivityRecordActivities.Questions
import dev.handback.inactivity.KeyPage
import dev.handback.inactivity.KeyQuery
import dev.handback.inactivity.Question
import dev.handback.inactivity.UnusedKey
import dev.handback.inventory.*
import dev.handback.offboarding.*
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.RunOpened
import dev.handback.offboarding.record.SealRequest
import dev.handback.offboarding.record.StageEntered
import dev.handback.record.RecordServer
import dev.handback.record.inventory.Inventory
import dev.handback.record.inventory.InventoryQuery
import dev.handback.record.sql.StoredJson
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What programs sign in with and do not use: nothing is claimed that no target told (T9). */
class KeysSpec extends Specification {
  static final FIRST = Instant.parse("2026-01-01T10:00:00Z")
  static final HALF_A_YEAR = FIRST + Duration.ofDays(180)
  static final AFTER = Duration.ofDays(60)

  @Shared RecordServer server = new RecordServer("record_keys")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared InactivityRecordActivities record = context.getBean(InactivityRecordActivities)

  TargetId target = new TargetId("t-" + UUID.randomUUID())
  String workload = "w-" + UUID.randomUUID()

  def "T9: a key never seen used counts from the first sync that would have been told, one that was used from its last use: #what"() {
    when:
    syncs.each { on, key -> sync(FIRST + Duration.ofDays(on), [account(key)]) }

    then:
    mine(HALF_A_YEAR)*.unusedSince() == (day == null ? [] : [FIRST + Duration.ofDays(day)])

    where:
    what                                        | syncs                                                             || day
    'never used, and seen first long ago'       | [0: told(), 170: told()]                                          || 0
    'never used, and seen first of late'        | [170: told()]                                                     || null
    'used once'                                 | [0: told(), 60: told(used: 59), 170: told()]                      || 59
    'used of late'                              | [0: told(), 170: told(used: 169)]                                 || null
    'used before anybody kept an account of it' | [100: told(used: 5), 170: told(used: 5)]                          || 100
    'kept for a while only, and asked in time'  | [0: told(since: -30), 25: told(since: -5), 50: told(since: 20)]   || 0
    'kept for a while only, and a sync missed'  | [0: told(since: -30), 90: told(since: 60), 91: told(since: 61)]   || 90
    'not told for a while'                      | [0: told(), 50: told(since: null), 130: told()]                   || null
  }

  def "T9: of a key that its target does not tell about, nothing is known, whatever was seen of it: #what"() {
    given:
    def before = unknown()

    when:
    sync(FIRST, [account(key)])

    then:
    mine(HALF_A_YEAR) == []
    unknown() == before + 1
    with(context.getBean(Inventory).list(new InventoryQuery(target, null, null, 5, null)).accounts().first()) {
      it.key() == (key.plain ? null : 'build')
      it.watchedSince() == null
    }

    where:
    what                       | key
    'no account of uses'       | told(since: null)
    'an open session, no more' | told(since: null, used: 0)
    'no key of its own'        | [plain: true]
  }

  def "T9: what no sync has looked at for long may have been used meanwhile, and is not asked about"() {
    when:
    sync(FIRST, [account(told())])

    then:
    pages(HALF_A_YEAR, 50, seenSince)*.keys().flatten().findAll { it.target() == target }.size() == (found ? 1 : 0)

    where:
    seenSince                        || found
    FIRST - Duration.ofMinutes(1)    || true
    FIRST + Duration.ofMinutes(1)    || false
  }

  def "T9: where a target itself tells the last use of a program's account, that counts"() {
    when:
    sync(FIRST + Duration.ofDays(1), [account(plain: true, used: 0)])

    then:
    with(mine(HALF_A_YEAR).first()) {
      unusedSince() == FIRST
      key() == it.account()
    }
  }

  def "T9: only an enabled key of a known workload is asked about: #what"() {
    when:
    sync(FIRST, [account(told(), enabled, correlation.call(workload))])

    then:
    mine(HALF_A_YEAR)*.subject()*.kind() == (found ? [SubjectKind.WORKLOAD] : [])

    where:
    what              | enabled | correlation                              || found
    'a workload\'s'   | true    | { new Correlation.Workload(it, 'team') }   || true
    'disabled'        | false   | { new Correlation.Workload(it, 'team') }   || false
    'nobody\'s name'  | true    | { new Correlation.Workload(null, 'team') } || false
    'a person\'s'     | true    | { new Correlation.Person(it) }             || false
    'somebody\'s own' | true    | { new Correlation.Dependent(it) }          || false
  }

  def "T9: all keys of a workload come together, with who answers for them, however short a page is"() {
    when:
    sync(FIRST, (1..3).collect { account(told(), true, new Correlation.Workload(workload, 'team-blue'), "k$it") })

    then:
    def found = pages(HALF_A_YEAR, 1).findAll { it.keys().any { key -> key.target() == target } }
    found.size() == 1
    found.first().keys()*.key()*.id() == ['client/k1', 'client/k2', 'client/k3']
    found.first().keys()*.owner().unique() == ['team-blue']
  }

  def "T9, T12: what was asked about is left alone while it is open, and for a period afterwards"() {
    given:
    sync(FIRST, [account(told()), account(told(), true, new Correlation.Workload(workload, 'team'), 'other')])
    def question = question(mine(HALF_A_YEAR))

    expect:
    record.ask(new Questions([question, question], 5)) == 1
    mine(HALF_A_YEAR) == []

    when: 'it is taken back'
    scheduled(question)
    context.getBean(RecordActivities).seal(new SealRequest(question.request().id(), OffboardingState.RESCINDED, HALF_A_YEAR + Duration.ofDays(2)))

    then:
    mine(HALF_A_YEAR + Duration.ofDays(59)) == []
    mine(HALF_A_YEAR + Duration.ofDays(61))*.key()*.name() == ['build', 'other']
  }

  def "T9: the workload's own owner is asked, also where a target comes to know the workload's address"() {
    given:
    sync(FIRST, [account(told(), true, new Correlation.Workload(workload, 'team-blue'))])
    def question = question(mine(HALF_A_YEAR))
    server.update("INSERT INTO known_subject VALUES ('$workload', 'directory', '$workload@example.com', NULL, '2026-11-21')")

    when:
    record.ask(new Questions([question], 5))

    then:
    def kept = server.rows("SELECT request FROM inbox WHERE offboarding_id = ?", question.request().id().value())[0].request as String
    with(StoredJson.read(kept, OffboardingRequest)) {
      subject().email() == "$workload@example.com"
      owner() == 'team-blue'
    }
  }

  def "T9: a key that is used while its owner is asked is found"() {
    given:
    sync(FIRST, [account(told())])
    def question = question(mine(HALF_A_YEAR))
    record.ask(new Questions([question], 5))
    scheduled(question)

    when:
    sync(HALF_A_YEAR + Duration.ofDays(1), [account(told(used: used))])

    then:
    record.usedAgain().findAll { it.offboarding() == question.request().id() }.size() == (again ? 1 : 0)

    where:
    used || again
    null || false
    181  || true
  }

  def "P1: a key has no address, and takes none from its workload's account"() {
    given:
    def person = new ListedAccount(new AccountRef("a", "a"), new AccountNames(workload, "$workload@example.com", "a"), AccountKind.SERVICE, null, true, null, null, null)
    def client = new ListedAccount(new AccountRef("u", "u"), new AccountNames(workload, null, "u"), AccountKind.SERVICE, null, true, null, null, null, false,
        new KeyUse(new AccountRef("client/u", "u"), null))

    when:
    [[person, client], [client]].each { listed -> sync(FIRST, listed.collect { new InventoryEntry(it, AccountKind.SERVICE, null, new Correlation.Workload(workload, 'team')) }) }

    then:
    context.getBean(InventoryRecordActivities).knownSubjects(new SubjectNames([workload], [], [])).subjects()*.email() == ["$workload@example.com".toString()]
  }

  /** A sync that is told of the key since this day (the epoch, unless it says otherwise), and of its use on that day. */
  private static Map<String, Object> told(Map<String, Object> it = [:]) {
    [since: it.containsKey('since') ? it.since : -20_000, used: it.used]
  }

  private InventoryEntry account(Map<String, Object> key, boolean enabled = true, Correlation whose = new Correlation.Workload(workload, 'team'), String name = 'build') {
    def use = key.plain ? null : new KeyUse(new AccountRef("client/$name", name), at(key.since))
    def listed = new ListedAccount(new AccountRef("user-$name", "service-account-$name"), new AccountNames(null, null, name), AccountKind.SERVICE,
        null, enabled, at(key.used), null, null, false, use)
    new InventoryEntry(listed, AccountKind.SERVICE, null, whose)
  }

  private static Instant at(Object day) {
    day == null ? null : FIRST + Duration.ofDays(day as long)
  }

  private void sync(Instant at, List<InventoryEntry> entries) {
    def inventory = context.getBean(InventoryRecordActivities)
    def sync = new SyncId(UUID.randomUUID().toString())
    inventory.open(new SyncOpened(sync, target, at))
    inventory.seen(new PageSeen(sync, target, true, entries, at))
    inventory.end(new SyncEnded(sync, target, 1, at))
  }

  private List<UnusedKey> mine(Instant now) {
    pages(now, 50)*.keys().flatten().findAll { it.target() == target }
  }

  private List<KeyPage> pages(Instant now, int limit, Instant seenSince = FIRST - Duration.ofDays(1)) {
    def all = []
    def cursor = null
    do {
      all << record.unusedKeys(new KeyQuery(now - AFTER, seenSince, cursor, limit))
      cursor = all.last().nextCursor()
    } while (cursor != null)
    all
  }

  private int unknown() {
    record.unusedKeys(new KeyQuery(FIRST, FIRST, null, 1)).notKnown()
  }

  private void scheduled(Question question) {
    def records = context.getBean(RecordActivities)
    records.open(new RunOpened(question.request(), question.request().id().workflowId(), "1", HALF_A_YEAR))
    records.entered(new StageEntered(question.request().id(), Stage.PLAN, OffboardingState.SCHEDULED, HALF_A_YEAR.plusSeconds(1)))
  }

  private static Question question(List<UnusedKey> keys) {
    def source = new Source(Question.SYSTEM, UUID.randomUUID().toString(), Question.SYSTEM, HALF_A_YEAR)
    new Question(keys.collect { new Question.About(it.target(), it.account().id(), it.unusedSince()) },
        new OffboardingRequest(OffboardingId.of(source, keys.first().subject(), Trigger.INACTIVITY), keys.first().subject(), Trigger.INACTIVITY,
            Risk.NORMAL, HALF_A_YEAR + Duration.ofDays(14), HALF_A_YEAR, source, [], null, keys.collect { "$it.target/${it.key().id()}".toString() },
            null, null, null, null, keys.first().owner(), null))
  }
}
