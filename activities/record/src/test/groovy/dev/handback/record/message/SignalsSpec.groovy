package dev.handback.record.message

import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Rescission
import dev.handback.offboarding.Stage
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemOutcome
import dev.handback.offboarding.access.ItemState
import dev.handback.offboarding.access.Return
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.Rescinded
import dev.handback.offboarding.record.SealRequest
import dev.handback.offboarding.record.StageReport
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** When applications that listen are told, and that they are told nothing that the record has not seen. */
class SignalsSpec extends Specification {
  private static final Pace.Rule UNLIMITED = { channel, recipient, now -> Pace.unlimited(now) }

  @Shared RecordServer server = new RecordServer("signals")
  @Shared @AutoCleanup ApplicationContext context = server.start { it.registerSingleton(Routes, new ToTheCrm()) }
  @Shared RecordActivities record = context.getBean(RecordActivities)

  def "sessions are told of as soon as they are ordered to end, once however often the run says so (S1)"() {
    given:
    def leaver = begun()
    def report = leaver.reported([leaver.done(leaver.item(ItemKind.SESSIONS), Stage.REVOKE_SESSIONS)], [], leaver.entered(Stage.ROTATE_SECRETS))

    when:
    2.times { record.report(report) }
    record.report(leaver.reported([leaver.done(leaver.item(ItemKind.SESSIONS), Stage.DISABLE_ACCOUNTS, 500)]))

    then:
    told(leaver)*.kind == ["SESSIONS_REVOKED"]
    told(leaver)[0].created_at.toString().startsWith("2026-11-20T16:00:00.423")
    told(leaver)[0].facts.contains(leaver.request.subject().email())
  }

  def "applications end their own sessions also where no target had any, or none answers (S1, S8): #what"() {
    given:
    def leaver = begun()
    def outcomes = failed ? [new ItemOutcome.Failed(leaver.item(ItemKind.SESSIONS).id(), Stage.REVOKE_SESSIONS, dev.handback.offboarding.access.FailureKind.values()[0], "down", Leaver.T0.plusMillis(300))] : []

    when:
    record.report(leaver.reported(outcomes, [], leaver.entered(next)))

    then:
    told(leaver)*.kind == ["SESSIONS_REVOKED"]

    where:
    what              | failed | next
    "nothing to do"   | false  | Stage.ROTATE_SECRETS
    "the target fell" | true   | Stage.REVOKE_SESSIONS
  }

  def "nothing is told before access ends (T1)"() {
    given:
    def leaver = begun()

    when:
    record.entered(leaver.entered(Stage.PLAN, OffboardingState.SCHEDULED))
    record.report(leaver.reported([], [], leaver.entered(Stage.PLAN, OffboardingState.RUNNING, 70)))

    then:
    told(leaver).empty
  }

  def "accounts are told of when the last of them is proven disabled, not when the first is (S5)"() {
    given:
    def leaver = begun(2)
    def (first, second) = (1..2).collect { leaver.item(ItemKind.ACCOUNT, it) }
    record.report(leaver.reported([leaver.done(first, Stage.DISABLE_ACCOUNTS), leaver.done(second, Stage.DISABLE_ACCOUNTS)]))

    when:
    record.report(leaver.proven([first]))

    then:
    told(leaver).empty

    when:
    2.times { record.report(leaver.proven([second])) }

    then:
    told(leaver)*.kind == ["ACCOUNTS_DISABLED"]
  }

  def "while a target does not answer nobody claims that all accounts are disabled (S8, O3)"() {
    given:
    def leaver = begun()
    record.obligation(leaver.owed())

    when:
    record.report(leaver.proven())

    then:
    told(leaver).empty

    when:
    record.obligation(leaver.owed(state: ObligationState.MET, at: Leaver.T0.plusSeconds(1)))

    then:
    told(leaver)*.kind == ["ACCOUNTS_DISABLED"]
  }

  def "an exception, or a person's word alone, is no proof: #outcome.simpleName (S5, O4)"() {
    given:
    def leaver = begun()
    def account = leaver.item(ItemKind.ACCOUNT)

    when:
    record.report(leaver.reported([make(account)]))

    then:
    told(leaver).empty

    where:
    outcome                | make
    ItemOutcome.Excepted   | { new ItemOutcome.Excepted(it.id(), Stage.DISABLE_ACCOUNTS, Leaver.T0.plusSeconds(86400), "audit", Leaver.T0) }
    ItemOutcome.Reassigned | { new ItemOutcome.Reassigned(it.id(), Stage.DISABLE_ACCOUNTS, "bo", "his now", Leaver.T0) }
    ItemOutcome.Proven     | { new ItemOutcome.Proven(it.id(), Stage.DISABLE_ACCOUNTS, new dev.handback.offboarding.access.Proof(dev.handback.offboarding.access.ProofMethod.ATTESTED, "she says so", Leaver.T0)) }
  }

  def "only whoever loses everything is told of: #trigger (T2, T3, T7, T8)"() {
    given:
    def leaver = begun(1, [trigger: trigger])

    when:
    record.report(leaver.reported([leaver.done(leaver.item(ItemKind.SESSIONS), Stage.REVOKE_SESSIONS)], [], leaver.entered(Stage.ROTATE_SECRETS)))
    record.report(leaver.proven())

    then:
    told(leaver).empty == !everything

    where:
    trigger             || everything
    Trigger.TERMINATION || true
    Trigger.CONTRACT_END|| true
    Trigger.LEAVE       || true
    Trigger.RISK        || true
    Trigger.ROLE_CHANGE || false
    Trigger.POLICY      || false
    Trigger.INACTIVITY  || false
  }

  def "whoever comes back is told of when every account that was taken is there again, and not otherwise (T3, T13): #result"() {
    given:
    def leaver = begun()
    def account = leaver.item(ItemKind.ACCOUNT)
    record.report(leaver.proven())
    record.report(leaver.freed())
    record.rescinded(new Rescinded(leaver.id, new Rescission("hr", "she stays", Leaver.T0.plusSeconds(2), null), true))
    def before = ItemState.planned(account).after(leaver.done(account, Stage.DISABLE_ACCOUNTS)).after(leaver.proof(account))
    def back = new ItemOutcome.Returned(account.id(), new Return(result, "so", Leaver.T0.plusSeconds(3)))

    when:
    record.report(new StageReport(leaver.id, [back], [before.after(back)], [], null))
    record.seal(new SealRequest(leaver.id, OffboardingState.RESCINDED, Leaver.T0.plusSeconds(4)))

    then:
    told(leaver)*.kind == kinds

    where:
    result                     || kinds
    Return.Result.RESTORED     || ["ACCOUNTS_DISABLED", "ACCOUNTS_ENABLED"]
    Return.Result.NOT_OURS     || ["ACCOUNTS_DISABLED"]
  }

  def "one application hears of a run in its order, whatever fails, and the record shows what it has (O5)"() {
    given:
    def leaver = begun()
    record.report(leaver.reported([leaver.done(leaver.item(ItemKind.SESSIONS), Stage.REVOKE_SESSIONS)], [], leaver.entered(Stage.ROTATE_SECRETS)))
    record.report(leaver.proven())
    def queue = context.getBean(MessageQueue)
    def now = Leaver.T0.plusSeconds(60)

    expect: 'the second waits for the first, which waits for its next try'
    def first = mine(queue, leaver, now)
    first*.announcements()*.first()*.kind() == [MessageKind.SESSIONS_REVOKED]
    queue.again(first.first(), now.plusSeconds(300), "it answered 503")
    mine(queue, leaver, now.plusSeconds(299)).empty
    def again = mine(queue, leaver, now.plusSeconds(300))
    again*.id() == first*.id()
    queue.sent(again.first(), now.plusSeconds(300))
    mine(queue, leaver, now.plusSeconds(300))*.announcements()*.first()*.kind() == [MessageKind.ACCOUNTS_DISABLED]

    when:
    def all = context.getBean(Offboardings).find(leaver.id).get().signals()

    then:
    all*.kind() == [MessageKind.SESSIONS_REVOKED, MessageKind.ACCOUNTS_DISABLED]
    all*.recipient().unique() == ["crm"]
  }

  private Leaver begun(int targets = 1, Map with = [:]) {
    def leaver = new Leaver(targets, with)
    record.open(leaver.opened())
    record.planned(leaver.planned())
    leaver
  }

  /** All that is due, of which others' is put aside. */
  private static List<Envelope> mine(MessageQueue queue, Leaver leaver, Instant now) {
    def found = []
    for (def one = queue.lease(["stream:crm"], now, Duration.ofMinutes(5), UNLIMITED); one.present; one = queue.lease(["stream:crm"], now, Duration.ofMinutes(5), UNLIMITED)) {
      found << one.get()
    }
    found.findAll { it.announcements().first().offboarding() == leaver.id }
  }

  private List<Map<String, Object>> told(Leaver leaver) {
    server.rows("SELECT * FROM message WHERE offboarding_id = ? ORDER BY created_at", leaver.id.value())
  }

  /** Every such event, to one stream. */
  static class ToTheCrm implements Routes {
    @Override
    List<Route> of(Announcement announcement) { [new Route("stream:crm", "crm", "https://crm.example.com/signals")] }

    @Override
    boolean tell(MessageKind kind) { kind in [MessageKind.SESSIONS_REVOKED, MessageKind.ACCOUNTS_DISABLED, MessageKind.ACCOUNTS_ENABLED] }
  }
}
