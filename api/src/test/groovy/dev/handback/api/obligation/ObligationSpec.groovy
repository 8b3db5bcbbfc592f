package dev.handback.api.obligation

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Visitor
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
      it.keySet().containsAll(["id", "subject", "itemId", "kind", "assignee", "dueAt", "state", "escalation"])
      it.subject == "Ada L."
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

  def "who was told of an obligation, and what became of that, is shown with it (O5)"() {
    given:
    def told = new Leaving(api, "owed-told").opened().owes("told@example.com")
    message(told, "msg_arrived", "SENT", "'2026-11-20 16:00:05'", "NULL")
    message(told, "msg_refused", "FAILED", "NULL", "'the mail server refused <b>the address</b>'")

    expect:
    with(api.get("/obligations?assignee=told@example.com", "auditor").json.obligations.first().messages) {
      it*.id == ["msg_arrived", "msg_refused"]
      it*.state == ["SENT", "FAILED"]
      it[0].sentAt == "2026-11-20T16:00:05Z"
      it[1].why == "the mail server refused <b>the address</b>"
      it*.nextAt == [null, null]
    }
    api.get("/offboardings/$told.id", "auditor").json.obligations.first().messages*.state == ["SENT", "FAILED"]
    with(new Visitor(api, "auditor").get("/console/tasks/obl-told@example.com-$told.id").text) {
      it.contains("Who was told of it (2)")
      it.contains("the mail server refused &lt;b&gt;the address")
    }
  }

  private void message(Leaving told, String id, String state, String sentAt, String why) {
    api.update("""INSERT INTO message (id, offboarding_id, obligation_id, kind, channel, recipient, address, urgent, facts, state, created_at, due_at, attempts, sent_at, why)
        VALUES ('$id', '$told.id', 'obl-told@example.com-$told.id', 'OWED', 'mail', 'told@example.com', 'told@example.com', 0, '{}', '$state', NOW(), NOW(), 1, $sentAt, $why)""")
  }
}
