package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.access.ItemKind
import java.time.Duration
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

/** What people decide reaches the run, and only what they may decide (requirements P5, O2). */
class DecisionSpec extends Specification {
  @Shared RunningApi api = Stack.api()

  def "an approver's #decision reaches the run, with who, what and when (P5)"() {
    given:
    def leaving = new Leaving(api, "approved-$decision").running().opened(OffboardingState.AWAITING_APPROVAL)

    when:
    def answer = api.post("/offboardings/$leaving.id/approvals", [decision: decision, comment: comment], "approver")

    then:
    answer.status == 202
    answer.json.offboardingId == leaving.id
    with(api.signals(leaving.id)) {
      it*.name == ["decide"]
      it[0].by == "approver"
      it[0].decision == decision
      it[0].comment == comment
      Duration.between(Instant.parse(it[0].at as String), Instant.now()) < Duration.ofMinutes(1)
    }

    where:
    decision  | comment
    "APPROVE" | "agreed with HR"
    "REJECT"  | null
  }

  def "#who cannot approve: 403, and the run hears nothing (P5)"() {
    given:
    def leaving = new Leaving(api, subject, with).running().opened(OffboardingState.AWAITING_APPROVAL)

    when:
    def answer = api.post("/offboardings/$leaving.id/approvals", [decision: "APPROVE"], user)

    then:
    answer.isProblem(403)
    answer.json.title.contains(said)
    api.signals(leaving.id).empty

    where:
    who                                              | user        | subject     | with                                                       | said
    "the subject, known by their id"                 | "leaver"    | "e-leaver"  | [email: "another@example.com"]                             | "their own"
    "the subject, known by their address"            | "leaver"    | "own-1"     | [email: "Leaver@Example.com"]                              | "their own"
    "the subject, known by their user name"          | "approver"  | "own-2"     | [email: "approver@example.com"]                            | "their own"
    "the requester, who submitted it"                | "requester" | "own-3"     | [by: "requester"]                                          | "asked for"
    "the requester, named by the source"             | "approver"  | "own-4"     | [triggeredBy: "Approver"]                                  | "asked for"
    "the requester, named by address"                | "requester" | "own-5"     | [triggeredBy: "requester@example.com"]                     | "asked for"
  }

  def "an approval is taken while one is asked for, and not otherwise: #state is 409"() {
    given:
    def leaving = new Leaving(api, "not-asked-$state").running().opened(state)

    expect:
    api.post("/offboardings/$leaving.id/approvals", [decision: "APPROVE"], "approver").isProblem(409)
    api.signals(leaving.id).empty

    where:
    state << [OffboardingState.RUNNING, OffboardingState.WAITING, OffboardingState.SCHEDULED]
  }

  def "#user says that an item is removed by hand, and the run hears it (O2)"() {
    given:
    def leaving = new Leaving(api, "by-hand-$user").running().opened().needsPerson()
    def item = leaving.item(ItemKind.ACCOUNT).id().value()

    when:
    def answer = api.post("/offboardings/$leaving.id/items/$item/manual", [outcome: "DONE", evidence: "saw it gone", seatFreed: freed], user)

    then:
    answer.status == 202
    with(api.signals(leaving.id)) {
      it*.name == ["removedByHand"]
      it[0].item == item
      it[0].by == user
      it[0].outcome == "DONE"
      it[0].evidence == evidence
    }

    where:
    user       | freed | evidence
    "owner"    | false | "saw it gone"
    "operator" | true  | "saw it gone (seat freed as well)"
  }

  def "nobody removes their own access by hand: 403 (P5)"() {
    given:
    def leaving = new Leaving(api, "own-6", [email: "leaver@example.com"]).running().opened().needsPerson()
    def item = leaving.item(ItemKind.ACCOUNT).id()

    expect:
    api.post("/offboardings/$leaving.id/items/$item/manual", [outcome: "DONE", evidence: "gone"], "leaver").isProblem(403)
    api.signals(leaving.id).empty
  }

  def "an item that is done, or that is none, takes no word: #status"() {
    given:
    def leaving = new Leaving(api, "no-item-$status").running().opened().disposed()
    def item = status == 409 ? leaving.item(ItemKind.ACCOUNT).id() : "unknown"

    expect:
    api.post("/offboardings/$leaving.id/items/$item/manual", [outcome: "DONE", evidence: "gone"], "operator").isProblem(status)
    api.signals(leaving.id).empty

    where:
    status << [409, 404]
  }

  def "an item that waits for no person takes no word, which the run would not heed: 409"() {
    given:
    def leaving = new Leaving(api, "planned-only").running().opened()
    def item = leaving.item(ItemKind.ACCOUNT).id()

    expect:
    api.post("/offboardings/$leaving.id/items/$item/manual", [outcome: "DONE", evidence: "gone"], "operator").isProblem(409)
    api.signals(leaving.id).empty
  }

  def "an offboarding that is over takes no word: 409"() {
    given:
    def leaving = new Leaving(api, "over").opened().sealed()
    def item = leaving.item(ItemKind.ACCOUNT).id()

    expect:
    api.post("/offboardings/$leaving.id/approvals", [decision: "APPROVE"], "approver").isProblem(409)
    api.post("/offboardings/$leaving.id/items/$item/manual", [outcome: "DONE", evidence: "gone"], "operator").isProblem(409)
  }

  def "a run that has ended in Temporal takes no word, whatever the record still says: 409"() {
    given:
    def leaving = new Leaving(api, "terminated").running().opened(OffboardingState.AWAITING_APPROVAL)
    api.temporal.newUntypedWorkflowStub("offboarding/" + leaving.id).terminate("the spec ends it")

    expect:
    with(api.post("/offboardings/$leaving.id/approvals", [decision: "APPROVE"], "approver")) {
      it.isProblem(409)
      it.json.title == "The run does not listen"
    }
  }

  def "an offboarding that nobody knows takes no word: 404"() {
    expect:
    api.post("/offboardings/ob-unknown/approvals", [decision: "APPROVE"], "approver").isProblem(404)
    api.post("/offboardings/ob-unknown/items/i/manual", [outcome: "DONE", evidence: "gone"], "operator").isProblem(404)
  }

  def "a wrong #field is refused with 422 and named"() {
    when:
    def answer = api.post("/offboardings/ob-unknown/$path", body, user)

    then:
    answer.isProblem(422)
    answer.wrongFields == [field]

    where:
    path             | user       | field       | body
    "approvals"      | "approver" | "decision"  | [:]
    "approvals"      | "approver" | "decision"  | [decision: "MAYBE"]
    "approvals"      | "approver" | "comment"   | [decision: "REJECT", comment: 7]
    "approvals"      | "approver" | "comment"   | [decision: "REJECT", comment: "x" * 4001]
    "approvals"      | "approver" | "by"        | [decision: "REJECT", by: "somebody else"]
    "items/i/manual" | "operator" | "outcome"   | [evidence: "seen"]
    "items/i/manual" | "operator" | "outcome"   | [outcome: "MAYBE", evidence: "seen"]
    "items/i/manual" | "operator" | "evidence"  | [outcome: "DONE"]
    "items/i/manual" | "operator" | "evidence"  | [outcome: "DONE", evidence: "  "]
    "items/i/manual" | "operator" | "seatFreed" | [outcome: "DONE", evidence: "seen", seatFreed: "yes"]
  }
}
