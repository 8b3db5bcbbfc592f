package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Visitor
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.access.ItemKind
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

/** What people decide about one item reaches the run, and only what they may decide (O1, O4, P5). */
class ItemDecisionSpec extends Specification {
  private static final String AHEAD = "2999-01-01T00:00:00Z"

  @Shared RunningApi api = Stack.api()

  def "an owner's #body.decision reaches the run, in whose place they answer (O1)"() {
    given:
    def leaving = new Leaving(api, "signed-off-$body.decision").running().opened(OffboardingState.WAITING).asksOwner("app-owner@example.com")

    when:
    def answer = api.post(path(leaving, "sign-off"), body, "app-owner")

    then:
    answer.status == 202
    with(api.signals(leaving.id)) {
      it*.name == ["signOff"]
      it[0].by == "app-owner"
      it[0].as == "app-owner@example.com"
      it[0].decision == body.decision
      it[0].to == body.to
      it[0].until?.toString()?.startsWith("2999") == (body.until ? true : null)
    }

    where:
    body << [[decision: "APPROVE"], [decision: "REKEYED", comment: "uses its own key now"], [decision: "REASSIGNED", to: "bob"], [decision: "KEEP", until: AHEAD]]
  }

  def "on the page of the task what is missing is asked for in words: #decision (O1)"() {
    given:
    def leaving = new Leaving(api, "missing-$decision").running().opened(OffboardingState.WAITING).asksOwner("app-owner@example.com")
    def task = "/console/tasks/obl-sign-off-$leaving.id"
    def answer = new Visitor(api, "app-owner").submit(task, task, [decision: decision, until: "", to: " ", comment: ""])

    expect:
    answer.status == 422
    answer.text.contains(said)
    api.signals(leaving.id).empty

    where:
    decision     | said
    "KEEP"       | "must say until when it stays"
    "REASSIGNED" | "must say who has it from now on"
  }

  def "#who cannot sign off: #status (P5)"() {
    given:
    def leaving = new Leaving(api, subject, with).running().opened(OffboardingState.WAITING).asksOwner("app-owner@example.com")

    expect:
    api.post(path(leaving, "sign-off"), [decision: "APPROVE"], user).isProblem(status)
    api.signals(leaving.id).empty

    where:
    who                        | user        | subject | with                             | status
    "somebody who is not asked" | "approver" | "so-1"  | [:]                              | 403
    "the subject"              | "app-owner" | "so-2"  | [email: "app-owner@example.com"] | 403
  }

  def "what nobody asks cannot be signed off: 409"() {
    given:
    def leaving = new Leaving(api, "not-asked").running().opened(OffboardingState.WAITING)

    expect:
    api.post(path(leaving, "sign-off"), [decision: "APPROVE"], "app-owner").isProblem(409)
  }

  def "a sign-off with #wrong is refused with 422 and named"() {
    given:
    def leaving = new Leaving(api, "so-wrong-$n").running().opened(OffboardingState.WAITING).asksOwner("app-owner@example.com")

    when:
    def answer = api.post(path(leaving, "sign-off"), body, "app-owner")

    then:
    answer.isProblem(422)
    answer.wrongFields.unique() == [field]

    where:
    n | wrong                      | field      | body
    1 | "no decision"              | "decision" | [:]
    2 | "KEEP without an end"      | "until"    | [decision: "KEEP"]
    3 | "KEEP until the past"      | "until"    | [decision: "KEEP", until: "2001-01-01T00:00:00Z"]
    4 | "an end without KEEP"      | "until"    | [decision: "APPROVE", until: AHEAD]
    5 | "REASSIGNED to nobody"     | "to"       | [decision: "REASSIGNED"]
    6 | "an unheard-of decision"   | "decision" | [decision: "PERHAPS"]
  }

  def "an approver's exception reaches the run, with scope and control (O4)"() {
    given:
    def leaving = new Leaving(api, "excepted").running().opened(OffboardingState.WAITING)

    when:
    def answer = api.post(path(leaving, "exception"), exception(), "approver")

    then:
    answer.status == 202
    with(api.signals(leaving.id)) {
      it*.name == ["except"]
      it[0].by == "approver"
      it[0].compensatingControl == "weekly review"
      it[0].register == "REGULATED_SYSTEM"
      Instant.parse(it[0].until as String) == Instant.parse(AHEAD)
    }
  }

  def "#who cannot except from an offboarding: 403 (O4, P5)"() {
    given:
    def leaving = new Leaving(api, subject, with).running().opened(OffboardingState.WAITING)

    expect:
    api.post(path(leaving, "exception"), exception(), user).isProblem(403)

    where:
    who                     | user        | subject | with
    "who is no approver"    | "app-owner" | "ex-1"  | [:]
    "the subject"           | "approver"  | "ex-2"  | [email: "approver@example.com"]
    "who asked for it"      | "approver"  | "ex-3"  | [triggeredBy: "Approver"]
  }

  def "an exception with #wrong is refused with 422 and named"() {
    given:
    def leaving = new Leaving(api, "ex-wrong-$wrong").running().opened(OffboardingState.WAITING)

    when:
    def answer = api.post(path(leaving, "exception"), exception() + change, "approver")

    then:
    answer.isProblem(422)
    answer.wrongFields.unique() == [wrong]

    where:
    wrong                 | change
    "until"               | [until: "2001-01-01T00:00:00Z"]
    "reason"              | [reason: " "]
    "scope"               | [scope: null]
    "compensatingControl" | [compensatingControl: ""]
    "register"            | [register: "OTHER"]
  }

  def "what has come to its end cannot be excepted any more: 409"() {
    given:
    def leaving = new Leaving(api, "ex-late").running().opened(OffboardingState.WAITING).disposed()

    expect:
    api.post(path(leaving, "exception"), exception(), "approver").isProblem(409)
  }

  private static Map exception() {
    [reason: "audit", until: AHEAD, scope: "read only", compensatingControl: "weekly review", register: "REGULATED_SYSTEM"]
  }

  private static String path(Leaving leaving, String word) {
    "/offboardings/$leaving.id/items/${leaving.item(ItemKind.ACCOUNT).id()}/$word"
  }
}
