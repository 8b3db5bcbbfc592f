package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.offboarding.OffboardingState
import dev.handback.record.evidence.VerifyBundle
import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import spock.lang.Shared
import spock.lang.Specification

/** The record over HTTP (requirements R1, R5, R7). */
class ReadingSpec extends Specification {
  @Shared RunningApi api = Stack.api()
  @Shared Leaving done = new Leaving(api, "read-done").opened().sealed()
  @Shared Leaving waiting = new Leaving(api, "read-waiting", [trigger: "RISK"]).opened(OffboardingState.AWAITING_APPROVAL)

  def "the record has the fields of the contract (R1, R2, R3)"() {
    when:
    def record = api.get("/offboardings/$done.id", "finance").json

    then:
    record.keySet().containsAll(["id", "workflowId", "subject", "trigger", "risk", "state", "stage", "policyVersion", "effectiveAt", "startedAt", "sealedAt", "items", "obligations", "figures"])
    record.state == "SEALED"
    record.policyVersion == "2026-11"
    record.items*.kind as Set == ["ACCOUNT", "SEAT"] as Set
    with(record.items.find { it.kind == "ACCOUNT" }) {
      it.target == "crm"
      it["class"] == "SECURITY_CRITICAL"
      it.status == "PROVEN"
      it.disposition == "REMOVED"
      it.security.proof == "sign-in refused"
      it.security.residual == []
      it.finance == null
      it.containsKey("finance")
    }
    record.items.find { it.kind == "SEAT" }.finance.reclaimed
    record.plan == [planned: 2, foundLater: 0, asPlanned: 2, otherwise: []]
    record.figures.monthlySaving == "12.50"
    record.figures.slaBreached == false
  }

  def "times are RFC 3339 in UTC, and nothing that is not known is left out"() {
    when:
    def record = api.get("/offboardings/$waiting.id", "finance").json

    then:
    record.startedAt == "2026-11-20T16:00:01Z"
    record.containsKey("sealedAt")
    record.sealedAt == null
    record.figures.containsKey("timeToContainMs")
  }

  def "an offboarding that nobody knows is 404: #id"() {
    expect:
    api.get("/offboardings/$id", "auditor").isProblem(404)
    api.get("/offboardings/$id/evidence", "auditor").isProblem(404)
    api.get("/offboardings/$id/bundle", "auditor").isProblem(404)

    where:
    id << ["ob-unknown", "%20", "%F0%9F%92%A5", "x" * 300, "..%2F..", "%27%20OR%201=1"]
  }

  def "the list is narrowed by #filter"() {
    when:
    def found = api.get("/offboardings?$filter&limit=500", "security").json.offboardings*.id

    then:
    done.id in found == hasDone
    waiting.id in found == hasWaiting

    where:
    filter                       | hasDone | hasWaiting
    "state=SEALED"               | true    | false
    "state=AWAITING_APPROVAL"    | false   | true
    "stage=PLAN"                 | false   | true
    "trigger=RISK"               | false   | true
    "trigger=RISK&state=SEALED"  | false   | false
    "q=READ-D"                   | true    | false
    "q=read-waiting@example.com" | false   | true
    "q=100%25"                   | false   | false
    "q=%5F"                      | false   | false
  }

  def "the list goes on where its last page ended, with nothing twice and nothing left out"() {
    given:
    5.times { new Leaving(api, "paged-$it") }

    when:
    def seen = []
    def cursor = ""
    def pages = 0
    while (cursor != null) {
      def page = api.get("/offboardings?q=paged-&limit=2" + (cursor ? "&cursor=" + URLEncoder.encode(cursor, "UTF-8") : ""), "finance").json
      assert page.offboardings.size() <= 2
      seen += page.offboardings*.subject*.id
      cursor = page.nextCursor
      pages++
    }

    then:
    seen == ["paged-4", "paged-3", "paged-2", "paged-1", "paged-0"]
    pages == 3
  }

  def "a list asked with a wrong #field is refused with 422: #query"() {
    when:
    def answer = api.get("/offboardings?$query", "finance")

    then:
    answer.isProblem(422)
    answer.wrongFields == [field]

    where:
    field     | query
    "limit"   | "limit=0"
    "limit"   | "limit=501"
    "limit"   | "limit=-1"
    "limit"   | "limit=many"
    "limit"   | "limit=99999999999"
    "cursor"  | "cursor=nonsense"
    "cursor"  | "cursor=%00"
    "state"   | "state=OVER"
    "stage"   | "stage=NEXT"
    "trigger" | "trigger=ANGER"
  }

  def "the evidence is the chain, one entry a line (R5)"() {
    when:
    def answer = api.get("/offboardings/$done.id/evidence", "security")
    def lines = answer.text.readLines().collect { new ObjectMapper().readValue(it, Map) }

    then:
    answer.status == 200
    answer.header("Content-Type").startsWith("application/x-ndjson")
    lines*.sequence == (1..lines.size()).toList()
    lines.tail()*.previous == lines.init()*.hash
  }

  def "the bundle of a sealed offboarding is good when it is checked offline (R5)"() {
    given:
    def answer = api.get("/offboardings/$done.id/bundle", "auditor")
    def file = Files.write(Files.createTempFile(Stack.DIR, "bundle", ".zip"), answer.bytes)
    def said = new ByteArrayOutputStream()

    expect:
    answer.status == 200
    answer.header("Content-Type") == "application/zip"
    answer.header("Content-Disposition") == "attachment; filename=\"${done.id}.zip\""
    VerifyBundle.run([file.toString()] as String[], new PrintStream(said)) == 0
    said.toString().startsWith("GOOD  $done.id")
  }

  def "there is no bundle before the seal: 409"() {
    expect:
    api.get("/offboardings/$waiting.id/bundle", "auditor").isProblem(409)
  }
}
