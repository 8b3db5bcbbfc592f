package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.offboarding.obligation.ObligationState
import spock.lang.Shared
import spock.lang.Specification

/** What somebody owes is handed to somebody else, and only by those who may (requirements O1, P5). */
class DelegationSpec extends Specification {
  private static final Map TO_DORA = [to: "dora", reason: "on leave"]

  @Shared RunningApi api = Stack.api()

  def "#who hands an obligation on, and the run hears to whom, by whom and why (O1)"() {
    given:
    def leaving = new Leaving(api, "delegated-$user-${assignee.size()}").running().opened().owes(assignee)

    when:
    def answer = api.post("/obligations/obl-$assignee-$leaving.id/delegate", TO_DORA, user)

    then:
    answer.status == 202
    answer.json.offboardingId == leaving.id
    api.signals(leaving.id)*.subMap("name", "obligation", "to", "by", "reason") ==
        [[name: "delegate", obligation: "obl-$assignee-$leaving.id".toString(), to: "dora", by: user, reason: "on leave"]]

    where:
    who                        | user       | assignee
    "its assignee, by name"    | "leaver"   | "leaver"
    "its assignee, by role"    | "approver" | "approver"
    "an operator"              | "operator" | "somebody"
  }

  def "somebody whose it is not hands nothing on: 403"() {
    given:
    def leaving = new Leaving(api, "not-theirs").running().opened().owes("somebody")

    expect:
    api.post("/obligations/obl-somebody-$leaving.id/delegate", TO_DORA, "approver").isProblem(403)
    api.signals(leaving.id).empty
  }

  def "the subject hands nothing on, whoever it is assigned to: 403 (P5)"() {
    given:
    def leaving = new Leaving(api, "own-duty", [email: "leaver@example.com"]).running().opened().owes("leaver")

    expect:
    api.post("/obligations/obl-leaver-$leaving.id/delegate", TO_DORA, "leaver").isProblem(403)
    api.signals(leaving.id).empty
  }

  def "nothing is handed to the subject, known by their #name: 422 (P5)"() {
    given:
    def leaving = new Leaving(api, "to-subject-$name").running().opened().owes("requester")

    when:
    def answer = api.post("/obligations/obl-requester-$leaving.id/delegate", [to: to(leaving.subject), reason: "yours"], "requester")

    then:
    answer.isProblem(422)
    answer.wrongFields == ["to"]
    api.signals(leaving.id).empty

    where:
    name      | to
    "id"      | { it }
    "address" | { it + "@example.com" }
  }

  def "what is owed no more, or by nobody known, is handed to nobody: #status"() {
    given:
    def leaving = new Leaving(api, "duty-over-$status").running().opened().owes("requester", [state: ObligationState.MET])
    def id = status == 409 ? "obl-requester-$leaving.id" : "obl-unknown"

    expect:
    api.post("/obligations/$id/delegate", TO_DORA, "operator").isProblem(status)
    api.signals(leaving.id).empty

    where:
    status << [409, 404]
  }

  def "a wrong #field is refused with 422 and named"() {
    when:
    def answer = api.post("/obligations/obl-unknown/delegate", body, "operator")

    then:
    answer.isProblem(422)
    answer.wrongFields == [field]

    where:
    field    | body
    "to"     | [reason: "on leave"]
    "to"     | [to: " ", reason: "on leave"]
    "to"     | [to: 7, reason: "on leave"]
    "reason" | [to: "dora"]
    "reason" | [to: "dora", reason: ""]
    "by"     | [to: "dora", reason: "on leave", by: "somebody else"]
  }
}
