package dev.handback.record

import static dev.handback.offboarding.seat.SeatAccount.*

import com.fasterxml.jackson.databind.ObjectMapper
import dev.handback.offboarding.*
import dev.handback.offboarding.access.*
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.record.DateMoved
import dev.handback.offboarding.record.ExceptionGranted
import dev.handback.offboarding.record.ItemsPlanned
import dev.handback.offboarding.record.ObligationChanged
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.Rescinded
import dev.handback.offboarding.record.RunOpened
import dev.handback.offboarding.record.SealRequest
import dev.handback.offboarding.record.StageEntered
import dev.handback.record.exception.ExceptionRegister
import dev.handback.record.item.KeptView
import dev.handback.record.obligation.Obligations
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class RecordActivitiesSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_activities")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared Offboardings offboardings = context.getBean(Offboardings)

  def "a run that is told is on the record with both teams' columns (R1, R2, R3)"() {
    given:
    def leaver = new Leaver(2)

    when:
    leaver.tell(record)
    def read = offboardings.find(leaver.id).get()

    then:
    read.state() == OffboardingState.SEALED
    read.stage() == Stage.SEAL
    read.policyVersion() == "2026-11"
    read.receivedAt() == Leaver.T0
    read.startedAt() == Leaver.T0.plusMillis(20)
    read.subject() == leaver.request.subject()
    read.source() == leaver.request.source()
    read.items()*.id() == leaver.items*.id()

    and:
    def account = read.items().find { it.kind() == ItemKind.ACCOUNT }
    account.status() == ItemStatus.PROVEN
    account.disposition() == Disposition.REMOVED
    account.security().proof() == "sign-in refused: account disabled"
    account.security().proofMethod() == ProofMethod.TRIED
    account.security().provenAt() == Leaver.T0.plusMillis(900)
    account.finance() == null

    and:
    def seat = read.items().find { it.kind() == ItemKind.SEAT }
    seat.disposition() == Disposition.RECLAIMED
    seat.finance().reclaimed()
    seat.finance().reclaimedAt() == Leaver.T0.plusMillis(1500)
    seat.finance().monthlyPrice() == "12.50"
    read.figures().seatsReleased() == 2
    read.figures().monthlySaving() == "25.00"
    read.figures().currency() == "EUR"
  }

  def "every message may come twice and is written once (T12, R5): #message"() {
    given:
    def leaver = new Leaver()
    def messages = messagesOf(leaver)
    def upTo = messages.keySet().toList().indexOf(message)
    messages.values().take(upTo + 1).each { it.call() }
    def before = rows(leaver)

    when:
    messages[message].call()

    then:
    rows(leaver) == before

    where:
    message << ["open", "planned", "entered", "proven", "freed", "owed", "met", "seal"]
  }

  def "a message told again with a later time, as after a worker's death in mid-task, is still written once (T12)"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())
    record.planned(leaver.planned())
    record.entered(leaver.entered(Stage.REVOKE_SESSIONS))
    record.obligation(leaver.owed())
    def before = rows(leaver)

    when:
    record.open(new RunOpened(leaver.request, leaver.id.workflowId(), "2026-11", Leaver.T0.plusSeconds(9)))
    record.entered(leaver.entered(Stage.REVOKE_SESSIONS, OffboardingState.RUNNING, 9000))
    record.obligation(leaver.owed(at: Leaver.T0.plusSeconds(9)))

    then:
    rows(leaver) == before
  }

  def "what a worker tells that was thought dead does not turn the record back"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())
    record.entered(leaver.entered(Stage.VERIFY, OffboardingState.RUNNING, 500))
    record.obligation(leaver.owed(at: Leaver.T0.plusMillis(500), state: ObligationState.MET))

    when:
    record.entered(leaver.entered(Stage.REVOKE_SESSIONS, OffboardingState.RUNNING, 100))
    record.obligation(leaver.owed(at: Leaver.T0.plusMillis(400)))

    then:
    offboardings.find(leaver.id).get().stage() == Stage.VERIFY
    context.getBean(Obligations).of(leaver.id)*.state() == [ObligationState.MET]
  }

  def "two threads that tell the same message write it once (T12, L2)"() {
    given:
    def leaver = new Leaver(5)
    record.open(leaver.opened())
    record.planned(leaver.planned())
    record.report(leaver.proven())

    when:
    atOnce(8) { record.report(leaver.freed()) }

    then:
    ledger(leaver) == [FREED: 5, INVENTORY: -5]
    evidence(leaver).count { it.type == "SEAT_MOVED" } == 15
  }

  def "threads that tell different things of one run leave one unbroken chain (R5)"() {
    given:
    def leaver = new Leaver(8)
    record.open(leaver.opened())
    record.planned(leaver.planned())

    when:
    atOnce(8) { int n -> record.report(leaver.reported([leaver.done(leaver.item(ItemKind.SESSIONS, n + 1), Stage.REVOKE_SESSIONS)])) }
    def links = server.rows("SELECT * FROM evidence WHERE offboarding_id = ? ORDER BY sequence", leaver.id.value())

    then:
    links*.sequence == (1L..links.size()).toList()
    links.tail().withIndex().every { link, i -> link.previous_hash == links[i].hash }
    links.size() == 1 + 24 + 8 + 8
  }

  def "the record can be told of a run that did not come through the inbox"() {
    given:
    def leaver = new Leaver()

    when:
    record.open(leaver.opened())

    then:
    offboardings.find(leaver.id).get().state() == OffboardingState.RUNNING
  }

  def "a date that was moved in time is on the record with who and why, one that came too late only as a word (T1, O5)"() {
    given:
    def leaver = new Leaver()
    def before = Leaver.T0.plusSeconds(3600)
    def after = Leaver.T0.plusSeconds(7200)
    record.open(leaver.opened())

    when:
    [1, 2].each { record.moved(new DateMoved(leaver.id, new DateMove(before, "olga", "stays for the audit", Leaver.T0), true)) }
    record.moved(new DateMoved(leaver.id, new DateMove(after, "olga", "too late", Leaver.T0.plusSeconds(9)), false))

    then:
    offboardings.find(leaver.id).get().effectiveAt() == before
    evidence(leaver).findAll { it.type == "DATE_MOVED" }*.subMap("actor", "effectiveAt", "reason", "heeded") == [
      [actor: "olga", effectiveAt: before.toString(), reason: "stays for the audit", heeded: true],
      [actor: "olga", effectiveAt: after.toString(), reason: "too late", heeded: false],
    ]
  }

  def "a rescission is on the record with who and why, and the run ends with nothing removed (T12, O5)"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())
    record.planned(leaver.planned())

    when:
    [1, 2].each { record.rescinded(new Rescinded(leaver.id, new Rescission("olga", "signed a new contract", Leaver.T0), true)) }
    record.seal(new SealRequest(leaver.id, OffboardingState.RESCINDED, Leaver.T0.plusSeconds(1)))

    then:
    offboardings.find(leaver.id).get().state() == OffboardingState.RESCINDED
    evidence(leaver).findAll { it.type == "RESCINDED" }*.subMap("actor", "reason", "heeded") ==
      [[actor: "olga", reason: "signed a new contract", heeded: true]]
  }

  def "an obligation that is handed on is on the record with who, to whom and why (O1, O5)"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())
    record.obligation(leaver.owed())
    def owed = leaver.owed().obligation()

    when:
    [1, 2].each { record.obligation(new ObligationChanged(leaver.id, owed.delegatedTo("dora"), "olga", "on leave", Leaver.T0.plusSeconds(30))) }

    then:
    context.getBean(Obligations).find(owed.id()).get().assignee() == "dora"
    evidence(leaver).findAll { it.type == "OBLIGATION" }*.subMap("actor", "assignee", "reason").last() == [actor: "olga", assignee: "dora", reason: "on leave"]
    evidence(leaver).count { it.type == "OBLIGATION" } == 2
  }

  def "what stays is stated with the reason, once, however often it is told (T2)"() {
    given:
    def leaver = new Leaver(1, [trigger: Trigger.ROLE_CHANGE])
    def staff = new KeptAccess(new TargetId("keycloak"), ItemKind.ENTITLEMENT, new AccountRef("u-1", "ada"), "r-1", "staff", "the new role keeps it")
    def planned = new ItemsPlanned(leaver.id, leaver.items, [], [staff], Leaver.T0)

    when:
    record.open(leaver.opened())
    2.times { record.planned(planned) }

    then:
    offboardings.find(leaver.id).get().kept() == [new KeptView(new TargetId("keycloak"), ItemKind.ENTITLEMENT, "staff", "the new role keeps it")]
  }

  def "an exception is in its register, once, with who, until when and what watches over it, and lapses with its obligation (O4)"() {
    given:
    def leaver = new Leaver(1)
    def register = context.getBean(ExceptionRegister)
    def account = leaver.item(ItemKind.ACCOUNT)
    def until = Leaver.T0.plusSeconds(86400)
    def grant = new ExceptionGrant(account.id(), "audit", until, "read only", "weekly review", ExceptionGrant.Register.REGULATED_SYSTEM, "anna", Leaver.T0.plusSeconds(1))
    def owed = leaver.owed()

    when:
    record.open(leaver.opened())
    record.planned(leaver.planned())
    record.obligation(owed)
    2.times { record.excepted(new ExceptionGranted(leaver.id, grant, owed.obligation().id())) }
    def mine = register.list(500).findAll { it.offboarding() == leaver.id }

    then:
    mine*.state() == [ObligationState.OPEN]
    mine[0].until() == until
    mine[0].grantedBy() == "anna"
    mine[0].register() == ExceptionGrant.Register.REGULATED_SYSTEM
    mine[0].name() == account.name()

    when:
    record.obligation(leaver.owed([state: ObligationState.LAPSED, at: until]))

    then:
    register.list(500).find { it.offboarding() == leaver.id }.state() == ObligationState.LAPSED
  }

  def "telling of a run that was never opened is refused in plain words"() {
    when:
    record.planned(new Leaver().planned())

    then:
    def refusal = thrown(RecordRefusal.UnknownOffboarding)
    refusal.message.startsWith("The record has no offboarding ob-")
  }

  def "an item that is found again keeps how far it has come (P3)"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())
    def account = leaver.item(ItemKind.ACCOUNT)
    record.planned(leaver.planned([account]))
    record.report(leaver.proven([account]))

    when: "the target is asked again, and has more"
    record.planned(leaver.planned())

    then:
    with(offboardings.find(leaver.id).get().items()) { items ->
      items*.kind() as Set == [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.SEAT] as Set
      items.first().kind() == ItemKind.ACCOUNT
      items*.status() == [ItemStatus.PROVEN, ItemStatus.PLANNED, ItemStatus.PLANNED]
    }
  }

  def "a message that fails half-way leaves nothing behind"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())
    record.planned(leaver.planned())
    def before = rows(leaver)

    when: "the proof is told together with a seat that must not move"
    record.report(leaver.reported([leaver.proof(leaver.item(ItemKind.ACCOUNT))], [leaver.move(leaver.item(ItemKind.SEAT), HELD, PENDING)]))

    then:
    thrown(RecordRefusal.SeatRefused)
    rows(leaver) == before
  }

  private Map<String, Closure> messagesOf(Leaver leaver) {
    [
      open   : { record.open(leaver.opened()) },
      planned: { record.planned(leaver.planned()) },
      entered: { record.entered(leaver.entered(Stage.REVOKE_SESSIONS)) },
      proven : { record.report(leaver.proven()) },
      freed  : { record.report(leaver.freed()) },
      owed   : { record.obligation(leaver.owed()) },
      met    : { record.obligation(leaver.owed(state: ObligationState.MET, at: Leaver.T0.plusMillis(700))) },
      seal   : { record.seal(leaver.end()) },
    ]
  }

  private List rows(Leaver leaver) {
    ["offboarding WHERE id", "access_item WHERE offboarding_id", "evidence WHERE offboarding_id", "obligation WHERE offboarding_id",
     "seat_movement WHERE offboarding_id", "seal WHERE offboarding_id"].collect { where ->
      server.rows("SELECT * FROM $where = ? ORDER BY 1, 2, 3, 4, 5", leaver.id.value())
    }
  }

  private Map ledger(Leaver leaver) {
    server.rows("SELECT account, SUM(quantity) AS n FROM seat_movement WHERE offboarding_id = ? GROUP BY account HAVING n <> 0", leaver.id.value())
        .collectEntries { [it.account, it.n as int] }
  }

  private List<Map> evidence(Leaver leaver) {
    server.rows("SELECT entry FROM evidence WHERE offboarding_id = ? ORDER BY sequence", leaver.id.value())
        .collect { new ObjectMapper().readValue(it.entry as String, Map) }
  }

  private static void atOnce(int threads, Closure work) {
    def barrier = new CyclicBarrier(threads)
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      pool.invokeAll((0..<threads).collect { n -> { -> barrier.await(); work.maximumNumberOfParameters ? work.call(n) : work.call() } as Callable })*.get()
    }
  }
}
