package dev.handback.record.message

import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Rescission
import dev.handback.offboarding.Risk
import dev.handback.offboarding.obligation.ObligationState
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.Rescinded
import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal
import dev.handback.record.RecordServer
import dev.handback.record.obligation.Obligations
import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What is told is written with the change it tells of. */
class OutboxSpec extends Specification {
  private static final Routes ROUTES = { Announcement news ->
    def owed = news.owed()
    owed == null ? [new Route("mail", "desk@example.com", "desk@example.com")]
        : [new Route("mail", owed.assignee(), owed.assignee().contains("@") ? owed.assignee() : null)]
  }

  @Shared RecordServer server = new RecordServer("outbox")
  @Shared @AutoCleanup ApplicationContext context = server.start { it.registerSingleton(Routes, ROUTES) }
  @Shared RecordActivities record = context.getBean(RecordActivities)

  def "whoever owes something is told with the change itself, once however often it is told (O1, O5): #kind"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())
    record.obligation(leaver.owed([at: Leaver.T0.plusMillis(400)] + before))
    def change = leaver.owed(before + [at: Leaver.T0.plusMillis(500)] + after)

    when:
    2.times { record.obligation(change) }

    then:
    told(leaver).findAll { it.obligation_id } *.kind == ["OWED", kind]
    told(leaver).last().recipient == change.obligation().assignee()
    told(leaver).last().state == "WAITING"

    where:
    kind           | before          | after
    "REMINDED"     | [:]             | [reminders: 1]
    "DELEGATED"    | [:]             | [assignee: "other@example.com"]
    "SLA_BREACHED" | [:]             | [escalation: 1, assignee: "desk@example.com"]
    "ANSWERED"     | [:]             | [state: ObligationState.MET]
    "LAPSED"       | [:]             | [state: ObligationState.LAPSED]
    "REMINDED"     | [reminders: 1]  | [reminders: 2]
  }

  def "both teams are told when a run begins, is over, and is taken back (S7)"() {
    given:
    def leaver = new Leaver()

    when:
    2.times { leaver.tell(record) }
    record.rescinded(new Rescinded(leaver.id, new Rescission("desk", "she stays", Leaver.T0.plusSeconds(9), null), true))

    then:
    told(leaver)*.kind == ["STARTED", "SESSIONS_REVOKED", "ACCOUNTS_DISABLED", "SEALED", "RESCINDED"]
    told(leaver)*.address.unique() == ["desk@example.com"]
  }

  def "what the record refuses is told to nobody (R5)"() {
    given:
    def leaver = new Leaver()
    leaver.tell(record)

    when:
    record.obligation(leaver.owed())

    then:
    thrown(RecordRefusal.RecordSealed)
    told(leaver)*.kind == ["STARTED", "SESSIONS_REVOKED", "ACCOUNTS_DISABLED", "SEALED"]
  }

  def "nobody is told of their own offboarding (P5)"() {
    given:
    def leaver = new Leaver(1, [email: "DESK@example.com"])

    when:
    record.open(leaver.opened())

    then:
    told(leaver).empty
  }

  def "whom nobody knows an address of is a fact of the obligation, and the run goes on (O5)"() {
    given:
    def leaver = new Leaver()
    record.open(leaver.opened())

    when:
    record.obligation(leaver.owed(assignee: "app-owner"))

    then:
    with(context.getBean(Obligations).of(leaver.id).first().messages().first()) {
      it.state() == MessageState.FAILED
      it.why() == "no address is known for app-owner"
      it.sentAt() == null
      it.nextAt() == null
    }
  }

  def "risk is urgent, and so is a broken SLA; nothing else is (T7, O3): #kind"() {
    expect:
    new Announcement(kind, null, new Announcement.About("e-1", "Ada", dev.handback.offboarding.Trigger.TERMINATION, risk), null, null, null, Leaver.T0).urgent == urgent

    where:
    kind                     | risk        || urgent
    MessageKind.OWED         | Risk.HIGH   || true
    MessageKind.OWED         | Risk.NORMAL || false
    MessageKind.SLA_BREACHED | Risk.NORMAL || true
    MessageKind.CAME_BACK    | Risk.NORMAL || true
    MessageKind.SEALED       | Risk.NORMAL || false
  }

  def "where nobody is to be told, nothing is written"() {
    given:
    def quiet = new RecordServer("outbox_quiet")
    def leaver = new Leaver()

    when:
    quiet.start().withCloseable { leaver.tell(it.getBean(RecordActivities)) }

    then:
    quiet.rows("SELECT id FROM message").empty
  }

  private List<Map<String, Object>> told(Leaver leaver) {
    server.rows("SELECT * FROM message WHERE offboarding_id = ? ORDER BY created_at", leaver.id.value())
  }
}
