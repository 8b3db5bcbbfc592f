package dev.handback.api.offboarding

import dev.handback.api.CannedPreview
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.estate.FreePort
import dev.handback.estate.Launch
import dev.handback.estate.TemporalEngine
import dev.handback.offboarding.OffboardingWorkflow
import io.temporal.worker.WorkerFactory
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What an offboarding would do, over HTTP (P6). */
class PreviewSpec extends Specification {
  @Shared @AutoCleanup("stop") TemporalEngine engine = TemporalEngine.start(Launch.in(Stack.DIR.resolve("preview-temporal")))
  @Shared @AutoCleanup RunningApi api = new RunningApi("api_preview", engine.target())
  @Shared @AutoCleanup("shutdownNow") WorkerFactory workers = WorkerFactory.newInstance(api.temporal)

  def setupSpec() {
    workers.newWorker(OffboardingWorkflow.TASK_QUEUE).registerWorkflowImplementationTypes(CannedPreview)
    workers.start()
  }

  def "a preview has the fields of the contract, and leaves no trace in the record (P6)"() {
    given:
    def before = counts()

    when:
    def answer = api.post("/offboardings/preview", Leaving.body("previewed"), "operator")

    then:
    answer.status == 200
    with(answer.json) {
      it.keySet() == ["subject", "trigger", "policyVersion", "effectiveAt", "items", "kept", "order", "approvals", "signOffs", "irreversible", "blastRadius", "unreached", "manual"] as Set
      it.subject.id == "previewed"
      it.trigger == "TERMINATION"
      it.policyVersion == "2026-11"
      it.effectiveAt == "2026-11-20T16:00:00Z"
      it.items.collect { item -> item.keySet() }.unique() == [["id", "target", "kind", "name", "account", "class", "reversibility", "owner", "action", "dependents", "needsSignOff"] as Set]
      it.items*.action == ["DISABLE", "RELEASE"]
      it.items[0]["class"] == "SECURITY_CRITICAL"
      it.items[0].dependents == ["the nightly report runs as previewed"]
      it.order == ["PLAN", "CHECK_DEPENDENCIES", "DISABLE_ACCOUNTS", "VERIFY", "RELEASE_SEATS", "SEAL"]
      it.approvals == [needed: 0, afterwards: 0, within: null]
      it.signOffs == [[target: "crm", account: "previewed", owner: "crm-owner", within: "PT336H", otherwise: "DISABLE"]]
      it.irreversible*.kind == ["SEAT"]
      it.blastRadius == [targets: 1, accounts: 1, dependents: 1, jobsThatWouldBreak: ["crm: the nightly report runs as previewed"], seats: 1, monthlySaving: [EUR: "12.50"]]
      it.unreached == [[target: "erp", why: "erp does not answer"]]
      it.manual*.kind == ["SEAT"]
    }
    counts() == before
  }

  def "a wrong body is refused as it would be at the start"() {
    when:
    def answer = api.post("/offboardings/preview", [subject: [kind: "ROBOT"], trigger: "X", source: [:], extra: 1], "operator")

    then:
    answer.isProblem(422)
    answer.wrongFields as Set == ["subject.kind", "subject.id", "trigger", "source.system", "source.eventId", "extra"] as Set
  }

  def "while Temporal is away a preview is refused with 503 (P6)"() {
    given:
    def lost = new RunningApi("api_preview_lost", "127.0.0.1:" + FreePort.find(0))

    when:
    def answer = lost.post("/offboardings/preview", Leaving.body("previewed"), "operator")

    then:
    answer.isProblem(503)
    answer.header("Retry-After") == "2"

    cleanup:
    lost?.close()
  }

  private Map counts() {
    ["offboarding", "inbox", "access_item", "evidence", "obligation"].collectEntries { [it, api.rows("SELECT COUNT(*) AS n FROM $it")[0].n] }
  }
}
