package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingRequest
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Rescission
import dev.handback.offboarding.RetirementPage
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Source
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.record.Rescinded
import dev.handback.offboarding.record.RunOpened
import dev.handback.offboarding.record.SealRequest
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

/** Until a run acts its date may move, and it may be taken back then and afterwards (requirements T1, T12, T13). */
class ChangeSpec extends Specification {
  private static final Map LATER = [effectiveAt: "2026-12-24T17:00:00+01:00", reason: "stays for the audit"]
  private static final Map BACK = [reason: "signed a new contract"]

  @Shared RunningApi api = Stack.api()

  def "an operator moves the date of a run that is #state, and the run hears to when, by whom and why (T1)"() {
    given:
    def leaving = new Leaving(api, "moved-$state").running().opened(state)

    when:
    def answer = api.patch("/offboardings/$leaving.id", LATER, "operator")

    then:
    answer.status == 202
    answer.json.offboardingId == leaving.id
    api.signals(leaving.id)*.subMap("name", "effectiveAt", "by", "reason") ==
        [[name: "move", effectiveAt: "2026-12-24T16:00:00Z", by: "operator", reason: LATER.reason]]

    where:
    state << [OffboardingState.SCHEDULED, OffboardingState.AWAITING_APPROVAL]
  }

  def "an operator takes back a run that is #state, and the run hears by whom and why (T12, T13)"() {
    given:
    def leaving = new Leaving(api, "back-$state").running().opened(state)

    when:
    def answer = api.post("/offboardings/$leaving.id/rescind", BACK, "operator")

    then:
    answer.status == 202
    answer.json == [offboardingId: leaving.id, irreversible: []]
    api.signals(leaving.id)*.subMap("name", "by", "reason") == [[name: "rescind", by: "operator", reason: BACK.reason]]

    where:
    state << [OffboardingState.SCHEDULED, OffboardingState.AWAITING_APPROVAL, OffboardingState.RUNNING, OffboardingState.WAITING]
  }

  def "a run that acts already (#state) takes no other date: 409, and it hears nothing"() {
    given:
    def leaving = new Leaving(api, "acts-$state").running().opened(state)

    expect:
    api.patch("/offboardings/$leaving.id", LATER, "operator").isProblem(409)
    api.signals(leaving.id).empty

    where:
    state << [OffboardingState.RUNNING, OffboardingState.WAITING]
  }

  def "of an offboarding that was sealed, whoever takes it back is told what stays gone, and a run of its own gives back the rest (T13)"() {
    given:
    def leaving = new Leaving(api, "back-sealed").opened().sealed()

    when:
    def answer = api.post("/offboardings/$leaving.id/rescind", BACK, "operator")

    then:
    answer.status == 202
    answer.json.irreversible*.subMap("target", "kind", "name") == [[target: "crm", kind: "SEAT", name: "Designer seat"]]
    answer.json.irreversible[0].why.contains("crm/designer")
    with(api.temporal.fetchHistory(new OffboardingId(leaving.id).workflowId() + "/restoration").events.first().workflowExecutionStartedEventAttributes) {
      workflowType.name == "Restoration"
      input.getPayloads(0).data.toStringUtf8().contains(BACK.reason)
    }

    and: "once"
    api.post("/offboardings/$leaving.id/rescind", BACK, "operator").isProblem(409)
  }

  def "what was taken back or rejected cannot be taken back: 409 (T13)"() {
    given:
    def leaving = new Leaving(api, "back-$state").opened()
    if (state == OffboardingState.RESCINDED) {
      api.record.rescinded(new Rescinded(new OffboardingId(leaving.id), new Rescission("olga", "stays", Instant.now()), true))
    }
    api.record.seal(new SealRequest(new OffboardingId(leaving.id), state, Instant.now()))

    expect:
    api.post("/offboardings/$leaving.id/rescind", BACK, "operator").isProblem(409)

    where:
    state << [OffboardingState.RESCINDED, OffboardingState.REJECTED]
  }

  def "a page of a retirement is not taken back by itself: 409 (T6, T13)"() {
    given:
    def subject = new Subject(SubjectKind.APPLICATION, "crm", null, "CRM", null)
    def source = new Source("api", "retire", "olga", Instant.now())
    def whole = new OffboardingRequest(OffboardingId.of(source, subject, Trigger.APPLICATION_RETIREMENT), subject, Trigger.APPLICATION_RETIREMENT, Risk.NORMAL, null, Instant.now(), source, [], null)
    def page = whole.page(new RetirementPage(whole.id(), new TargetId("crm"), 1, []))
    api.record.open(new RunOpened(page, page.id().workflowId(), "2026-11", Instant.now()))

    when:
    def answer = api.post("/offboardings/${page.id()}/rescind", BACK, "operator")

    then:
    answer.isProblem(409)
    answer.json.detail.contains(whole.id().value())
  }

  def "nobody moves or takes back their own offboarding: 403 (P5)"() {
    given:
    def leaving = new Leaving(api, "own-change", [email: "operator@example.com", by: "requester"]).running().opened(OffboardingState.SCHEDULED)

    expect:
    api.patch("/offboardings/$leaving.id", LATER, "operator").isProblem(403)
    api.post("/offboardings/$leaving.id/rescind", BACK, "operator").isProblem(403)
    api.signals(leaving.id).empty
  }

  def "what is over takes no other date, what is unknown nothing: #status"() {
    given:
    def id = status == 404 ? "ob-unknown" : new Leaving(api, "over-change").opened().sealed().id

    expect:
    api.patch("/offboardings/$id", LATER, "operator").isProblem(status)
    status == 409 || api.post("/offboardings/$id/rescind", BACK, "operator").isProblem(404)

    where:
    status << [404, 409]
  }

  def "a wrong #field is refused with 422 and named"() {
    when:
    def answer = method == "PATCH" ? api.patch("/offboardings/ob-unknown", body, "operator") : api.post("/offboardings/ob-unknown/rescind", body, "operator")

    then:
    answer.isProblem(422)
    answer.wrongFields == [field]

    where:
    method  | field         | body
    "PATCH" | "effectiveAt" | [reason: "later"]
    "PATCH" | "effectiveAt" | [effectiveAt: "tomorrow", reason: "later"]
    "PATCH" | "effectiveAt" | [effectiveAt: "2026-12-24T17:00:00", reason: "no offset"]
    "PATCH" | "effectiveAt" | [effectiveAt: null, reason: "at once"]
    "PATCH" | "reason"      | [effectiveAt: "2026-12-24T17:00:00Z"]
    "PATCH" | "reason"      | [effectiveAt: "2026-12-24T17:00:00Z", reason: " "]
    "PATCH" | "by"          | [effectiveAt: "2026-12-24T17:00:00Z", reason: "later", by: "somebody else"]
    "POST"  | "reason"      | [:]
    "POST"  | "reason"      | [reason: ""]
    "POST"  | "reason"      | [reason: "x" * 4001]
  }
}
