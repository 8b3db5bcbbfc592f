package dev.handback.record

import com.fasterxml.jackson.databind.ObjectMapper
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Rescission
import dev.handback.offboarding.Stage
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.access.*
import dev.handback.offboarding.plan.Plan
import dev.handback.offboarding.record.AccountHolders
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.Rescinded
import dev.handback.offboarding.record.SealRequest
import dev.handback.offboarding.record.StageReport
import dev.handback.record.evidence.BundleVerifier
import dev.handback.record.evidence.EvidenceBundle
import dev.handback.record.evidence.Verdict
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** An offboarding that is taken back after its record was sealed (T13, R5). */
class RestorationSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_restoration")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared Offboardings offboardings = context.getBean(Offboardings)
  @TempDir Path dir
  Leaver leaver = new Leaver()

  def "the record knows what was taken, how it was before and how it was left (T13)"() {
    given:
    def account = leaver.item(ItemKind.ACCOUNT).being("enabled")
    record.open(leaver.opened())
    record.planned(leaver.planned([account]))
    def done = new ItemOutcome.Done(account.id(), Stage.DISABLE_ACCOUNTS, "disabled", Leaver.T0.plusMillis(300), [], ["stays bound"], "v7")
    def state = ItemState.planned(account).after(done).after(leaver.proof(account))
    record.report(new StageReport(leaver.id, [done], [state], [], null))

    when:
    def known = record.takenBack(leaver.id)

    then:
    known.items() == [state]
    known.request() == leaver.request
  }

  def "a sealed record that is taken back is open again, in the same chain, and sealed once more (T13, R5)"() {
    given:
    leaver.tell(record)
    def first = bundle("first")

    when:
    2.times { record.rescinded(rescinded()) }

    then: "while it lasts there is no bundle of it"
    noBundle()
    offboardings.find(leaver.id).get().rescindedAt() == rescinded().rescission().at()
    offboardings.find(leaver.id).get().workflowId() == "wf/restoration"

    when:
    restored()
    def seals = (1..2).collect { record.seal(new SealRequest(leaver.id, OffboardingState.RESCINDED, Leaver.T0.plusSeconds(20 + it))) }
    def second = bundle("second")

    then:
    seals[0] == seals[1]
    offboardings.find(leaver.id).get().state() == OffboardingState.RESCINDED
    [first, second].every { new BundleVerifier(null).verify(it) instanceof Verdict.Good }
    entries()*.type.count("SEALED") == 2
    entries().last().items.find { it.kind == "ACCOUNT" }.subMap("disposition", "returned") == [returned: "RESTORED"]

    when: "then nothing can be added again"
    restored(99)

    then:
    thrown(RecordRefusal.RecordSealed)
  }

  def "each item says whether it is back, why nothing brings it back, or who has it (T13)"() {
    given:
    leaver.tell(record)
    record.rescinded(rescinded())

    when:
    restored()
    def items = offboardings.find(leaver.id).get().items()

    then:
    with(items.find { it.kind() == ItemKind.ACCOUNT }) {
      status() == ItemStatus.RESTORED
      disposition() == null
      restored().how() == "enabled"
      restored().at() == Leaver.T0.plusSeconds(12)
      irreversible() == null
    }
    with(items.find { it.kind() == ItemKind.SESSIONS }) {
      restored() == null
      irreversible() == "ended"
      disposition() == Disposition.REMOVED
    }
    offboardings.find(leaver.id).get().figures().residualAccessSeconds() == 0
  }

  def "what stays gone is known before anybody takes it back (T13)"() {
    given:
    leaver.tell(record)

    expect:
    with(offboardings.lost(leaver.id)) { lost ->
      lost*.kind() == [ItemKind.SESSIONS, ItemKind.SEAT]
      lost.last().why().contains("target-1/designer")
    }
  }

  def "an account that another offboarding took, and nobody took back, is held by it (T13)"() {
    given:
    def (one, other) = [new Leaver(), new Leaver(1, [trigger: Trigger.RISK])]
    [one, other].each { it.tell(record) }
    def account = TargetAccount.of(one.item(ItemKind.ACCOUNT))
    def ask = { record.holders(new AccountHolders.Question(one.id, [account])).stand()*.offboarding() }

    expect:
    other.id in ask()
    !(one.id in ask())

    when:
    record.rescinded(rescinded(other.id))

    then:
    !(other.id in ask())
    !record.holders(new AccountHolders.Question(one.id, [new TargetAccount(account.target(), "nobody")])).stand()
  }

  def "a client that another offboarding acts on is held by it as an account is (T13, T5)"() {
    given:
    def other = new Leaver(1, [trigger: Trigger.RISK])
    def found = FoundAccess.of(new TargetId("target-1"), ItemKind.INTEGRATION, new AccountRef("client/c-1", "c-1"), "client/c-1", "c-1")
    record.open(other.opened())
    record.planned(other.planned(Plan.from(other.id, [found], []).items()))
    record.entered(other.entered(Stage.REVOKE_SESSIONS))

    expect:
    record.holders(new AccountHolders.Question(leaver.id, [new TargetAccount(found.target(), "client/c-1")])).stand()*.offboarding() == [other.id]
  }

  def "a word of the wrong person about a sealed record changes nothing and hangs nobody (P5)"() {
    given:
    leaver.tell(record)
    def before = entries().size()

    when:
    record.rescinded(new Rescinded(leaver.id, new Rescission("ada", "I stay", Leaver.T0.plusSeconds(9)), false))

    then:
    entries().size() == before
    offboardings.find(leaver.id).get().rescindedAt() == null
  }

  private Rescinded rescinded(OffboardingId id = leaver.id) {
    new Rescinded(id, new Rescission("olga", "rehired", Leaver.T0.plusSeconds(10)), true, "wf/restoration")
  }

  private void restored(int at = 12) {
    def outcomes = [back(ItemKind.ACCOUNT, Return.Result.RESTORED, "enabled", at), back(ItemKind.SESSIONS, Return.Result.IRREVERSIBLE, "ended", at)]
    def states = outcomes.collect { outcome -> record.takenBack(leaver.id).items().find { it.item().id() == outcome.item() }.after(outcome) }
    record.report(new StageReport(leaver.id, outcomes, states, [], null))
  }

  private ItemOutcome back(ItemKind kind, Return.Result result, String how, int at) {
    new ItemOutcome.Returned(leaver.item(kind).id(), new Return(result, how, Leaver.T0.plusSeconds(at)))
  }

  private boolean noBundle() {
    try {
      bundle("none")
      false
    } catch (RecordRefusal.NotSealed expected) {
      expected.message.contains("not sealed")
    }
  }

  private Path bundle(String name) {
    Files.newOutputStream(dir.resolve(name + ".zip")).withCloseable { context.getBean(EvidenceBundle).write(leaver.id, it) }
    dir.resolve(name + ".zip")
  }

  private List<Map> entries() {
    server.rows("SELECT entry FROM evidence WHERE offboarding_id = ? ORDER BY sequence", leaver.id.value())
        .collect { new ObjectMapper().readValue(it.entry as String, Map) }
  }
}
