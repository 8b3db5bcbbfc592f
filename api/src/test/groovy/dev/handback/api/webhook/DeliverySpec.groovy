package dev.handback.api.webhook

import static dev.handback.api.Sender.employee
import static dev.handback.api.Sender.gone

import dev.handback.api.RunningApi
import dev.handback.api.Sender
import dev.handback.api.Stack
import groovy.json.JsonOutput
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** What a system of record says is heard once, and only from that system. */
class DeliverySpec extends Specification {
  @Shared RunningApi api = Stack.api()
  @Shared Sender sender = new Sender(api)

  def "a signed termination of #source is accepted, put on the record and started (T1)"() {
    when:
    def answer = send(sender)
    def id = answer.json.offboardingId

    then:
    answer.status == 202
    answer.json.results*.outcome == ["ACCEPTED"]
    with(api.get("/offboardings/$id", "auditor").json) {
      it.subject.id == "w-$source"
      it.subject.email == "w-$source@example.com"
      it.source.system == source
      it.trigger == "TERMINATION"
    }
    new PollingConditions(timeout: 10).eventually {
      assert api.started(id)
    }

    where:
    source     | send
    "bamboohr" | { it.bamboo([employees: [employee("w-bamboohr", "2026-11-20")]]) }
    "standard" | { it.standard(gone("w-standard")) }
  }

  def "any of a source's keys may have signed, so that keys can be rotated: #source, key #number"() {
    expect:
    send(sender).status == 202

    where:
    source     | number | send
    "bamboohr" | 1      | { it.bamboo([employees: [employee("rotated-1", "2026-11-20")]], [key: Stack.BAMBOO_KEYS[0]]) }
    "bamboohr" | 2      | { it.bamboo([employees: [employee("rotated-2", "2026-11-20")]], [key: Stack.BAMBOO_KEYS[1]]) }
    "standard" | 1      | { it.standard(gone("rotated-3"), [key: Stack.STANDARD_KEYS[0]]) }
    "standard" | 2      | { it.standard(gone("rotated-4"), [key: Stack.STANDARD_KEYS[1]]) }
  }

  def "any of several signatures may be the right one, while the sender rotates its key"() {
    given:
    def body = RunningApi.bytes(gone("several"))
    def headers = Sender.standardHeaders(body)
    headers["webhook-signature"] = "v1a,AAAA v1,AAAA v1,%%% v2 ${headers['webhook-signature']}".toString()

    expect:
    api.send("POST", "/webhooks/standard", body, headers).status == 202
  }

  def "a delivery of #source with #what is refused with 401 and leaves nothing behind"() {
    given:
    def body = RunningApi.bytes(source == "standard" ? gone("forged") : [employees: [employee("forged", "2026-11-20")]])
    def headers = source == "standard" ? Sender.standardHeaders(body, with) : Sender.bambooHeaders(body, with)
    change(headers)

    when:
    def answer = api.send("POST", "/webhooks/$source", body, headers)

    then:
    answer.isProblem(401)
    api.rows("SELECT id FROM inbox WHERE body LIKE '%forged%'").empty
    api.rows("SELECT id FROM offboarding WHERE subject_id = 'forged'").empty

    where:
    source     | what                                  | with                                  | change
    "standard" | "another's key"                       | [key: "whsec_" + "bm90IHRoZSBrZXk="]  | { }
    "bamboohr" | "another's key"                       | [key: "not the key"]                  | { }
    "standard" | "another source's key"                | [key: "whsec_" + Stack.BAMBOO_KEYS[0].bytes.encodeBase64()] | { }
    "standard" | "a signature of nothing"              | [:]                                   | { it["webhook-signature"] = "v1," }
    "standard" | "a signature without its version"     | [:]                                   | { it["webhook-signature"] -= "v1," }
    "standard" | "a cut signature"                     | [:]                                   | { it["webhook-signature"] = it["webhook-signature"].take(20) }
    "bamboohr" | "a signature that is not hexadecimal" | [:]                                   | { it["X-BambooHR-Signature"] = "zz" }
    "bamboohr" | "a cut signature"                     | [:]                                   | { it["X-BambooHR-Signature"] = it["X-BambooHR-Signature"].take(32) }
    "standard" | "a time that was not signed"          | [:]                                   | { it["webhook-timestamp"] = later(it["webhook-timestamp"]) }
    "standard" | "an id that was not signed"           | [:]                                   | { it["webhook-id"] = "another" }
    "bamboohr" | "a time that was not signed"          | [:]                                   | { it["X-BambooHR-Timestamp"] = later(it["X-BambooHR-Timestamp"]) }
    "standard" | "a stale time"                        | [at: Instant.now().minusSeconds(310)] | { }
    "bamboohr" | "a stale time"                        | [at: Instant.now().minusSeconds(310)] | { }
    "standard" | "a time of the future"                | [at: Instant.now().plusSeconds(360)]  | { }
    "bamboohr" | "a time of the future"                | [at: Instant.now().plusSeconds(360)]  | { }
    "standard" | "an absurd time"                      | [at: Instant.MAX]                     | { }
    "bamboohr" | "an absurd time"                      | [at: Instant.MIN]                     | { }
    "standard" | "a time that is no number"            | [:]                                   | { it["webhook-timestamp"] = "yesterday" }
    "bamboohr" | "a time beyond all numbers"           | [:]                                   | { it["X-BambooHR-Timestamp"] = "9" * 30 }
    "standard" | "no id"                               | [:]                                   | { it.remove("webhook-id") }
    "standard" | "no time"                             | [:]                                   | { it.remove("webhook-timestamp") }
    "standard" | "no signature"                        | [:]                                   | { it.remove("webhook-signature") }
    "standard" | "a blank signature"                   | [:]                                   | { it["webhook-signature"] = " " }
    "bamboohr" | "no time"                             | [:]                                   | { it.remove("X-BambooHR-Timestamp") }
    "bamboohr" | "no signature"                        | [:]                                   | { it.remove("X-BambooHR-Signature") }
  }

  def "a body that was changed on its way is refused with 401"() {
    given:
    def headers = Sender.standardHeaders(RunningApi.bytes(gone("changed")))

    expect:
    api.send("POST", "/webhooks/standard", RunningApi.bytes(gone("e-other")), headers).isProblem(401)
  }

  def "a tolerance of its own lets a source be late"() {
    expect:
    sender.standard([type: "gone", id: "late"], [source: "patient", at: Instant.now().minusSeconds(3000)]).status == 202
  }

  def "an unknown source is refused with 404: #source"() {
    expect:
    sender.standard(gone("nowhere"), [source: source]).isProblem(404)

    where:
    source << ["workday", "STANDARD", "%00", "..%2Fstandard"]
  }

  def "the same delivery again is the same offboarding: 200 and the same id (T12)"() {
    when:
    def first = send(sender)
    def again = (1..3).collect { send(sender) }

    then:
    first.status == 202
    again*.status.unique() == [200]
    again*.json*.offboardingId.unique() == [first.json.offboardingId]
    again[0].json.results*.outcome == ["DUPLICATE"]

    where:
    send << [
      { it.standard(gone("again-1"), [id: "msg-again"]) },
      { it.bamboo([employees: [employee("again-2", "2026-11-20")]]) },
    ]
  }

  def "the same event in #another is still the same offboarding (T12)"() {
    when:
    def first = before(sender)
    def again = after(sender)

    then:
    first.status == 202
    again.status == 200
    again.json.offboardingId == first.json.offboardingId

    where:
    another                                       | before                                                         | after
    "a message with another id and time"          | { it.standard(gone("same-1"), [id: "a"]) }                     | { it.standard(gone("same-1"), [id: "b", at: minuteAgo()]) }
    "a message under the other key"               | { it.standard(gone("same-2")) }                                | { it.standard(gone("same-2"), [key: Stack.STANDARD_KEYS[1]]) }
    "a delivery signed a minute before"           | { it.bamboo([employees: [employee("same-3", "2026-11-20")]]) } | { it.bamboo([employees: [employee("same-3", "2026-11-20")]], [at: minuteAgo(), key: Stack.BAMBOO_KEYS[1]]) }
    "a delivery with other blanks"                | { it.bamboo([employees: [employee("same-4", "2026-11-20")]]) } | { it.bamboo(JsonOutput.prettyPrint(JsonOutput.toJson([employees: [employee("same-4", "2026-11-20")]]))) }
    "a delivery together with another employee's" | { it.bamboo([employees: [employee("same-5", "2026-11-20")]]) } | { it.bamboo([employees: [employee("same-5", "2026-11-20"), employee("same-6", "2026-11-20", [changed: ["status"]])]]) }
    "a message with the same id and no event id"  | { it.standard([type: "gone", id: "same-7"], [source: "patient", id: "m"]) } | { it.standard([type: "gone", id: "same-7"], [source: "patient", id: "m", at: minuteAgo()]) }
  }

  def "the same delivery many times at once is accepted once (T12)"() {
    given:
    def body = RunningApi.bytes(gone("at-once"))
    def headers = Sender.standardHeaders(body)

    when:
    def answers
    try (def pool = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = pool.invokeAll((1..12).collect { { -> api.send("POST", "/webhooks/standard", body, headers) } as Callable })*.get()
    }

    then:
    answers*.status.countBy { it } == [202: 1, 200: 11]
    answers*.json*.offboardingId.unique().size() == 1
    api.rows("SELECT id FROM inbox WHERE body LIKE '%at-once%'").size() == 1
  }

  def "two employees in one delivery are two offboardings, each with its own answer"() {
    when:
    def answer = sender.bamboo([employees: [employee("two-1", "2026-11-20"), employee("two-2", "2026-11-21")]])

    then:
    answer.status == 202
    answer.json.results*.outcome == ["ACCEPTED", "ACCEPTED"]
    answer.json.results*.offboardingId.unique().size() == 2
    answer.json.offboardingId == answer.json.results[0].offboardingId
  }

  def "two events about one person in one message without event ids are both carried out, and once (T7, T12)"() {
    given:
    def body = [events: [[type: "contract.ended", person: "both-1", effectiveAt: "2027-06-30T12:00:00Z"], [type: "identity.at_risk", person: "both-1"]]]

    when:
    def answer = sender.standard(body, [source: "batched", id: "msg-both"])
    def again = sender.standard(body, [source: "batched", id: "msg-both"])

    then:
    answer.json.results*.outcome == ["ACCEPTED", "ACCEPTED"]
    answer.json.results*.offboardingId.unique().size() == 2
    again.json.results*.outcome == ["DUPLICATE", "DUPLICATE"]
    again.json.results*.offboardingId == answer.json.results*.offboardingId
  }

  def "what cannot be read in a delivery does not take the rest with it"() {
    when:
    def answer = sender.bamboo([employees: [employee("mixed-1", "tomorrow"), employee("mixed-2", "2026-11-20"), employee("mixed-3", "2026-11-20", [changed: ["jobTitle"]])]])

    then:
    answer.status == 202
    answer.json.results*.outcome == ["UNREADABLE", "ACCEPTED", "IGNORED"]
    answer.json.results[0].reason.contains("/fields/terminationDate/value")
    answer.json.offboardingId == answer.json.results[1].offboardingId
    !answer.json.results[0].containsKey("offboardingId")
  }

  def "an event that starts nothing is kept, and the sender is told that it is ignored: #what"() {
    when:
    def answer = send(sender)

    then:
    answer.status == 200
    answer.json.results*.outcome == ["IGNORED"]
    answer.json.results[0].reason.contains(reason)
    api.rows("SELECT state FROM inbox WHERE body LIKE ?", "%$id%")*.state == ["DISCARDED"]
    api.rows("SELECT id FROM offboarding WHERE subject_id = ?", id).empty

    where:
    what                          | id          | reason             | send
    "another type"                | "ignored-1" | "employee.married" | { it.standard(gone("ignored-1", [type: "employee.married"])) }
    "no type"                     | "ignored-2" | "without a type"   | { it.standard([data: [person: [id: "ignored-2"]]]) }
    "a type without end"          | "ignored-6" | "xxxx"             | { it.standard(gone("ignored-6", [type: "x" * 200_000])) }
    "half a character for a type" | "ignored-7" | "?"                | { it.standard(JsonOutput.toJson(gone("ignored-7", [type: "HALF"])).replace('"HALF"', '"\\ud83d"')) }
    "another field"               | "ignored-3" | "jobTitle"         | { it.bamboo([employees: [employee("ignored-3", "2026-11-20", [changed: ["jobTitle"]])]]) }
    "a date that was taken out"   | "ignored-4" | "without a date"   | { it.bamboo([employees: [employee("ignored-4", "0000-00-00")]]) }
    "a date that was never there" | "ignored-5" | "without a date"   | { it.bamboo([employees: [employee("ignored-5", null)]]) }
  }

  def "an event that was ignored once still counts when it comes with its date (T12)"() {
    expect:
    sender.bamboo([employees: [employee("later", "0000-00-00")]]).status == 200
    sender.bamboo([employees: [employee("later", "2026-11-20")]]).status == 202
  }

  def "an effective date of #text in #source is #instant on the record (T1)"() {
    when:
    def answer = send(sender, text)

    then:
    answer.status == 202
    api.get("/offboardings/" + answer.json.offboardingId, "auditor").json.effectiveAt == instant

    where:
    source     | text         | instant                | send
    "New York" | "2026-11-20" | "2026-11-21T05:00:00Z" | { it, t -> it.bamboo([employees: [employee("zone-1", t)]]) }
    "Berlin"   | "2026-11-20" | "2026-11-20T23:00:00Z" | { it, t -> it.standard(gone("zone-3", [effectiveAt: t])) }
    "Berlin"   | null         | null                   | { it, t -> it.standard(gone("zone-6", [effectiveAt: t])) }
  }

  def "#type starts a #trigger of a #kind with risk #risk (T1, T4, T7, T11)"() {
    when:
    def id = sender.standard(gone("kind-$trigger", [type: type, by: "hr@example.com"])).json.offboardingId
    def record = api.get("/offboardings/$id", "auditor").json

    then:
    record.trigger == trigger
    record.risk == risk
    record.subject.kind == kind
    record.source.triggeredBy == "hr@example.com"
    record.source.occurredAt == "2026-11-21T00:00:00Z"

    where:
    type                  | trigger        | risk     | kind
    "employee.terminated" | "TERMINATION"  | "NORMAL" | "EMPLOYEE"
    "contract.ended"      | "CONTRACT_END" | "NORMAL" | "CONTRACTOR"
    "identity.at_risk"    | "RISK"         | "HIGH"   | "EMPLOYEE"
  }

  def "no signature is kept in the inbox, only what a replay needs"() {
    when:
    sender.standard(gone("headers"), [id: "msg-headers"])

    then:
    with(api.rows("SELECT headers FROM inbox WHERE body LIKE '%headers@example.com%'")[0].headers) {
      it.contains("msg-headers")
      !it.toLowerCase().contains("signature")
    }
  }

  private static String later(String seconds) {
    "" + (Long.parseLong(seconds) + 1)
  }

  private static Instant minuteAgo() {
    Instant.now().minusSeconds(60)
  }
}
