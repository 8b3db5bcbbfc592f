package dev.handback.api.hold

import static dev.handback.api.Sender.gone

import dev.handback.api.RunningApi
import dev.handback.api.Sender
import dev.handback.api.Stack
import dev.handback.api.offboarding.Leaving
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.concurrent.PollingConditions

/** The api holds what is more than the policy lets one source start, until an approver has spoken (P5, P7). */
@Stepwise
class HoldSpec extends Specification {
  private static final String POLICY = """\
version: hold-spec
patience: {}
obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P1D, manualWithin: P1D}
guard: {window: PT1H, atMost: 2}
"""

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_holds", Stack.temporal(), ["handback.policy-file": Stack.write("hold-policy.yaml", POLICY).toString()])
  @Shared Sender sender = new Sender(api)

  def "the third removal of an hour is held: the sender is told, and nothing starts (P7)"() {
    when:
    def answers = (1..3).collect { sender.standard(gone("held-$it", [by: "requester@example.com"])) }

    then:
    answers*.status == [202] * 3
    answers.collectMany { it.json.results*.outcome } == ["ACCEPTED", "ACCEPTED", "HELD"]
    with(api.get("/offboardings/" + answers[2].json.offboardingId, "auditor").json) {
      it.state == "AWAITING_APPROVAL"
      it.hold.reason.contains("more than 2 removals by standard")
      it.startedAt == null
    }
    new PollingConditions(timeout: 10).eventually {
      assert answers[0..1].every { api.started(it.json.offboardingId) }
    }
    !api.started(answers[2].json.offboardingId)
  }

  def "risk is not held (T7)"() {
    expect:
    sender.standard(gone("held-risk", [type: "identity.at_risk"])).json.results*.outcome == ["ACCEPTED"]
  }

  def "what operators submit is counted as well (P7)"() {
    when:
    def answers = (1..3).collect { api.post("/offboardings", Leaving.body("held-by-hand-$it", [triggeredBy: "approver"]), "requester") }

    then:
    answers*.status == [202] * 3
    api.get("/offboardings/" + answers[2].json.offboardingId, "auditor").json.hold != null
  }

  def "an approver sees what is held, the oldest first, with who and why (P7)"() {
    when:
    def list = api.get("/holds", "approver").json
    def first = api.get("/holds?limit=1", "approver").json
    def second = api.get("/holds?limit=1&cursor=" + first.nextCursor, "approver").json

    then:
    list.holds*.subject*.id == ["held-3", "held-by-hand-3"]
    list.holds*.source == ["standard", "api"]
    list.holds[0].triggeredBy == "requester@example.com"
    list.holds[1].submittedBy == "requester"
    [first, second]*.holds*.subject*.id.flatten() == ["held-3", "held-by-hand-3"]
    api.get("/holds?limit=0", "approver").isProblem(422)
    api.get("/holds?cursor=x", "approver").isProblem(422)
  }

  def "neither who asked for it nor whom it is about decides: 403 (P5)"() {
    given:
    api.post("/offboardings", Leaving.body("held-leaver", [email: "leaver@example.com"]), "operator")

    expect:
    decide("held-3", "release", "requester").isProblem(403)
    decide("held-by-hand-3", "reject", "requester").isProblem(403)
    decide("held-by-hand-3", "release", "approver").isProblem(403)
    decide("held-leaver", "release", "leaver").isProblem(403)
    api.get("/holds", "approver").json.holds.size() == 3
  }

  def "what is released starts, once (P7)"() {
    when:
    def id = hold("held-3").id
    def answer = decide("held-3", "release", "approver")

    then:
    answer.status == 202
    new PollingConditions(timeout: 10).eventually {
      assert api.started(answer.json.offboardingId)
    }
    api.post("/holds/$id/release", [:], "approver").isProblem(404)
    api.get("/offboardings/$answer.json.offboardingId/evidence", "auditor").text.contains('"comment":"seen"')
  }

  def "what is rejected is REJECTED on the record, with who and why, and never starts (P7, O5)"() {
    when:
    def answer = decide("held-leaver", "reject", "approver")

    then:
    answer.status == 202
    api.get("/offboardings/$answer.json.offboardingId", "auditor").json.state == "REJECTED"
    api.get("/offboardings/$answer.json.offboardingId/evidence", "auditor").text.contains('"actor":"approver"')
    !api.started(answer.json.offboardingId)
    api.get("/holds", "approver").json.holds*.subject*.id == ["held-by-hand-3"]
  }

  private Map hold(String subject) {
    api.get("/holds", "approver").json.holds.find { it.subject.id == subject }
  }

  private RunningApi.Answer decide(String subject, String decision, String user) {
    api.post("/holds/${hold(subject).id}/$decision", [comment: "seen"], user)
  }
}
