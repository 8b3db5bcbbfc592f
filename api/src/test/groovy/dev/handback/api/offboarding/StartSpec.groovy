package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import groovy.json.JsonOutput
import java.nio.charset.StandardCharsets
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** An operator starts an offboarding by hand. */
class StartSpec extends Specification {
  @Shared RunningApi api = Stack.api()

  def "an operator's offboarding is accepted with its links, put on the record and started"() {
    when:
    def answer = api.post("/offboardings", Leaving.body("s-1"), "operator")

    then:
    answer.status == 202
    answer.json.offboardingId.startsWith("ob-")
    answer.json.workflowId == "offboarding/" + answer.json.offboardingId
    answer.json.links.self == "/offboardings/" + answer.json.offboardingId
    answer.json.links.values().every { it.startsWith("/offboardings/" + answer.json.offboardingId) }
    with(api.get(answer.json.links.self, "finance").json) {
      it.subject == [kind: "EMPLOYEE", id: "s-1", email: "s-1@example.com", displayName: "Ada L.", managerId: "e-7"]
      it.effectiveAt == "2026-11-20T16:00:00Z"
      it.source == [system: "bamboohr", eventId: "evt-s-1", triggeredBy: "hr@example.com", occurredAt: "2026-11-19T09:00:00Z"]
      it.items == []
      it.sealedAt == null
    }
    new PollingConditions(timeout: 10).eventually {
      assert api.started(answer.json.offboardingId)
    }
  }

  def "the same event again is the same offboarding: 200 and the same id (T12)"() {
    when:
    def first = api.post("/offboardings", Leaving.body("s-2"), "operator")
    def again = api.post("/offboardings", Leaving.body("s-2") + [risk: "HIGH"], "operator")

    then:
    first.status == 202
    again.status == 200
    again.json == first.json
  }

  def "what an HR webhook has started already, an operator does not start again (T12)"() {
    given:
    def heard = new dev.handback.api.Sender(api).standard(dev.handback.api.Sender.gone("s-3"))
    def body = Leaving.body("s-3")
    body.source.system = "standard"

    when:
    def answer = api.post("/offboardings", body, "operator")

    then:
    heard.status == 202
    answer.status == 200
    answer.json.offboardingId == heard.json.offboardingId
  }

  def "who submitted it stays on the record, whoever is said to have triggered it (T11)"() {
    given:
    def body = Leaving.body("s-4")
    body.source.remove("triggeredBy")

    when:
    def id = api.post("/offboardings", body, "operator").json.offboardingId
    api.post("/offboardings", Leaving.body("s-5"), "requester")

    then:
    api.get("/offboardings/$id", "auditor").json.source.triggeredBy == "operator"
    api.rows("SELECT headers FROM inbox WHERE body LIKE '%evt-s-5%'")[0].headers.contains("requester")
  }

  def "why it was started is on the record in the words of whoever started it: #reason (T11)"() {
    given:
    def id = api.post("/offboardings", Leaving.body("why-${reason?.length()}") + [reason: reason], "operator").json.offboardingId

    expect:
    api.get("/offboardings/$id", "auditor").json.reason == reason

    where:
    reason << ["Left on the spot; HR hears of it tomorrow.", "Zwei Zeilen,\nmit Grüßen", null]
  }

  def "an operator ends a #kind by #trigger (T5, T10)"() {
    given:
    def body = Leaving.body("s-$trigger") + [trigger: trigger]
    body.subject.kind = kind

    expect:
    api.post("/offboardings", body, "operator").status == 202

    where:
    kind       | trigger
    "VENDOR"   | "VENDOR_END"
    "VENDOR"   | "RISK"
    "WORKLOAD" | "WORKLOAD_RETIREMENT"
    "WORKLOAD" | "TERMINATION"
  }

  def "the end of a whole application is an offboarding of the application (T6)"() {
    given:
    def body = Leaving.body("crm", [trigger: "APPLICATION_RETIREMENT"])
    body.subject = [kind: "APPLICATION", id: "crm", displayName: "CRM"]

    when:
    def answer = api.post("/offboardings", body, "operator")

    then:
    answer.status == 202
    with(api.get("/offboardings/${answer.json.offboardingId}", "auditor").json) {
      subject.kind == "APPLICATION"
      retirement == [pages: 0, pagesOver: 0, accounts: 0, accountsGone: 0, seats: 0, seatsReclaimed: 0, owed: 0]
    }
  }

  def "a contractor of whom no HR system knows goes on somebody's word, with whose it was on the record (T4, T11, E: a contractor with no HR record)"() {
    given:
    def body = Leaving.body("c-77") + [trigger: "CONTRACT_END", source: [system: "purchasing", eventId: "order-4711"]]
    body.subject = [kind: "CONTRACTOR", id: "c-77", email: "cleo@studio.example.com"]

    when:
    def answer = api.post("/offboardings", body, "operator")

    then:
    answer.status == 202
    with(api.get(answer.json.links.self, "auditor").json) {
      it.subject == [kind: "CONTRACTOR", id: "c-77", email: "cleo@studio.example.com", displayName: null, managerId: null]
      it.trigger == "CONTRACT_END"
      it.source.system == "purchasing"
      it.source.triggeredBy == "operator"
    }
    new PollingConditions(timeout: 10).eventually {
      assert api.started(answer.json.offboardingId)
    }
  }

  def "#field that is #what is refused with 422 and named"() {
    given:
    def body = Leaving.body("wrong")
    change(body)

    when:
    def answer = api.post("/offboardings", body, "operator")

    then:
    answer.isProblem(422)
    answer.wrongFields.unique() == [field]
    answer.json.errors*.detail.any { it.contains(said) }
    api.rows("SELECT id FROM offboarding WHERE subject_id = 'wrong'").empty

    where:
    field                | what                  | said                          | change
    "subject"            | "missing"             | "lacks"                       | { it.remove("subject") }
    "subject"            | "a text"              | "must be object"              | { it.subject = "e-1" }
    "subject.id"         | "missing"             | "lacks"                       | { it.subject.remove("id") }
    "subject.id"         | "blank"               | "must not be blank"           | { it.subject.id = " " }
    "subject.id"         | "a number"            | "must be string"              | { it.subject.id = 7 }
    "subject.id"         | "too long"            | "255"                         | { it.subject.id = "x" * 256 }
    "subject.kind"       | "missing"             | "lacks"                       | { it.subject.remove("kind") }
    "subject.kind"       | "no vendor's"         | "must be VENDOR"              | { it.trigger = "VENDOR_END" }
    "subject.kind"       | "no workload's"       | "must be WORKLOAD"            | { it.trigger = "WORKLOAD_RETIREMENT"; it.subject.kind = "VENDOR" }
    "subject.kind"       | "unheard of"          | "EMPLOYEE"                    | { it.subject.kind = "ROBOT" }
    "subject.email"      | "no address"          | "e-mail address"                       | { it.subject.email = "ada" }
    "subject.email"      | "too long"            | "320"                         | { it.subject.email = "x" * 320 + "@example.com" }
    "subject.displayName" | "too long"           | "255"                         | { it.subject.displayName = "x" * 256 }
    "subject.manager"    | "unknown"             | "did you mean"                | { it.subject.manager = "e-7" }
    "subject.kind"       | "a person's for an application's end" | "must be APPLICATION" | { it.trigger = "APPLICATION_RETIREMENT" }
    "subject.kind"       | "an application's for a person's end" | "must not be APPLICATION" | { it.subject.kind = "APPLICATION" }
    "risk"               | "high for a whole application" | "agreed upon"        | { it.trigger = "APPLICATION_RETIREMENT"; it.subject.kind = "APPLICATION"; it.risk = "HIGH" }
    "trigger"            | "missing"             | "lacks"                       | { it.remove("trigger") }
    "trigger"            | "unheard of"          | "WORKLOAD_RETIREMENT"         | { it.trigger = "FIRED" }
    "trigger"            | "in small letters"    | "TERMINATION"                 | { it.trigger = "termination" }
    "risk"               | "unheard of"          | "NORMAL"                      | { it.risk = "EXTREME" }
    "effectiveAt"        | "a date alone"        | "RFC 3339"                    | { it.effectiveAt = "2026-11-20" }
    "effectiveAt"        | "without an offset"   | "RFC 3339"                    | { it.effectiveAt = "2026-11-20T17:00:00" }
    "effectiveAt"        | "a word"              | "RFC 3339"                    | { it.effectiveAt = "soon" }
    "effectiveAt"        | "no day at all"       | "RFC 3339"                    | { it.effectiveAt = "2026-02-30T00:00:00Z" }
    "effectiveAt"        | "a number"            | "must be"                     | { it.effectiveAt = 1700000000 }
    "effectiveAt"        | "in year 0"           | "1970"                        | { it.effectiveAt = "0000-01-01T00:00:00Z" }
    "effectiveAt"        | "after year 9999"     | "2999"                        | { it.effectiveAt = "9999-12-31T23:59:59-12:00" }
    "effectiveAt"        | "a leap second"       | "RFC 3339"                    | { it.effectiveAt = "2026-12-31T23:59:60Z" }
    "effectiveAt"        | "with an offset of no place" | "RFC 3339"             | { it.effectiveAt = "2026-12-31T23:59:00+19:00" }
    "source"             | "missing"             | "lacks"                       | { it.remove("source") }
    "source.system"      | "blank"               | "must not be blank"           | { it.source.system = "" }
    "source.eventId"     | "missing"             | "lacks"                       | { it.source.remove("eventId") }
    "source.eventId"     | "null"                | "must be string"              | { it.source.eventId = null }
    "source.occurredAt"  | "a word"              | "RFC 3339"                    | { it.source.occurredAt = "yesterday" }
    "source.occurredAt"  | "before Christ"       | "1970"                        | { it.source.occurredAt = "0001-01-01T00:00:00+14:00" }
    "source.triggeredBy" | "too long"            | "320"                         | { it.source.triggeredBy = "x" * 321 }
    "keep"               | "not empty"           | "only a ROLE_CHANGE"          | { it.keep = ["crm"] }
    "only"               | "not empty"           | "about everything"            | { it.only = ["crm"] }
    "only"               | "missing"             | "lacks"                        | { it.trigger = "POLICY" }
    "only"               | "empty"               | "must name what goes"         | { it.trigger = "POLICY"; it.only = [] }
    "only"               | "null"                | "must name what goes"         | { it.trigger = "POLICY"; it.only = null }
    "keep"               | "a text"              | "must be"                     | { it.keep = "crm" }
    "replacement"        | "nobody but blanks"   | "must not be blank"           | { it.replacement = " " }
    "reason"             | "blank"               | "must say why"                | { it.reason = " \n" }
    "reason"             | "too long"            | "4,000"                       | { it.reason = "x" * 4001 }
    "state"              | "unknown"             | "unknown key"                 | { it.state = "SEALED" }
  }

  def "half a character or a control character is refused with 422: #field"() {
    given:
    def text = JsonOutput.toJson(Leaving.body("NAME") + [reason: "because"]).replace(JsonOutput.toJson(before), JsonOutput.toJson(before).replace('"', '').with { '"' + it + bad + '"' })

    when:
    def answer = api.post("/offboardings", text, "operator")

    then:
    answer.isProblem(422)
    answer.wrongFields == [field]

    where:
    field                | before           | bad
    "subject.id"         | "NAME"           | '\\ud83d'
    "subject.id"         | "NAME"           | '\\u0000'
    "subject.displayName" | "Ada L."        | '\\udc00'
    "source.eventId"     | "evt-NAME"       | '\\n'
    "source.triggeredBy" | "hr@example.com" | '\\u0007'
    "reason"             | "because"        | '\\u0000'
    "reason"             | "because"        | '\\ud83d'
  }

  def "all wrong fields are named at once"() {
    when:
    def answer = api.post("/offboardings", [subject: [kind: "ROBOT"], trigger: "X", source: [:], extra: 1], "operator")

    then:
    answer.isProblem(422)
    answer.wrongFields as Set == ["subject.kind", "subject.id", "trigger", "source.system", "source.eventId", "extra"] as Set
  }

  def "a body that is #what is refused with #status"() {
    expect:
    api.post("/offboardings", body, "operator").isProblem(status)

    where:
    what                 | status | body
    "empty"              | 400    | ""
    "cut"                | 400    | '{"subject": {'
    "no JSON"            | 400    | "subject=ada"
    "a field twice"      | 400    | '{"trigger": "RISK", "trigger": "TERMINATION"}'
    "followed by more"   | 400    | "{} {}"
    "nested without end" | 400    | "[" * 100_000
    "not UTF-8"          | 400    | '{"a": "é"}'.getBytes(StandardCharsets.ISO_8859_1)
    "null"               | 422    | "null"
    "a list"             | 422    | "[]"
    "a number"           | 422    | "1"
  }

  def "another format than JSON is refused with 415"() {
    expect:
    api.post("/offboardings", "a=b", "operator", ["Content-Type": "application/x-www-form-urlencoded"]).isProblem(415)
  }
}
