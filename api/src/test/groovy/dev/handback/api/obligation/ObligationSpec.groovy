package dev.handback.api.obligation

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.offboarding.Leaving
import dev.handback.offboarding.obligation.ObligationState
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

/** What people owe (requirement O1). */
class ObligationSpec extends Specification {
  @Shared RunningApi api = Stack.api()
  @Shared Leaving late = new Leaving(api, "owed-late").opened().owes("owner", [dueAt: Instant.parse("2026-11-23T00:00:00Z")])
  @Shared Leaving soon = new Leaving(api, "owed-soon").opened().owes("app-owner", [dueAt: Instant.parse("2026-11-21T00:00:00Z")])
  @Shared Leaving address = new Leaving(api, "owed-address").opened().owes("owner@example.com", [dueAt: Instant.parse("2026-11-22T00:00:00Z")])
  @Shared Leaving number = new Leaving(api, "owed-number").opened().owes("e-owner", [dueAt: Instant.parse("2026-11-24T00:00:00Z")])
  @Shared Leaving met = new Leaving(api, "owed-met").opened().owes("owner", [state: ObligationState.MET])
  @Shared Leaving others = new Leaving(api, "owed-others").opened().owes("somebody")

  def "what I owe is what is assigned to my name, address, number or role, the most urgent first (O1)"() {
    when:
    def mine = api.get("/obligations?assignee=me&state=OPEN", "owner").json.obligations

    then:
    mine*.offboarding == [soon, address, late, number]*.id
    with(mine[0]) {
      it.keySet().containsAll(["id", "itemId", "kind", "assignee", "dueAt", "state", "escalation"])
      it.kind == "CONNECTOR_DEBT"
      it.dueAt == "2026-11-21T00:00:00Z"
    }
  }

  def "who has nothing assigned owes nothing"() {
    expect:
    api.get("/obligations?assignee=me", "finance").json.obligations == []
  }

  def "the list is narrowed by #query"() {
    expect:
    api.get("/obligations?$query&limit=500", "auditor").json.obligations*.offboarding.contains(who(this).id) == listed

    where:
    query                       | who          | listed
    "assignee=somebody"         | { it.others } | true
    "assignee=owner"            | { it.others } | false
    "state=MET"                 | { it.met }   | true
    "state=OPEN"                | { it.met }   | false
    "assignee=owner&state=MET"  | { it.met }   | true
    ""                          | { it.soon }  | true
  }

  def "no more is listed than was asked for"() {
    expect:
    api.get("/obligations?assignee=me&state=OPEN&limit=2", "owner").json.obligations*.offboarding == [soon, address]*.id
  }

  def "a list asked with a wrong #field is refused with 422"() {
    when:
    def answer = api.get("/obligations?$query", "auditor")

    then:
    answer.isProblem(422)
    answer.wrongFields == [field]

    where:
    field   | query
    "limit" | "limit=0"
    "limit" | "limit=501"
    "limit" | "limit=x"
    "state" | "state=LATE"
  }
}
