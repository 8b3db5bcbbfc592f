package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import groovy.json.JsonOutput
import java.nio.charset.StandardCharsets
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Many offboardings in one table; each row has its own answer (P7). */
class BulkSpec extends Specification {
  private static final String HEADER = "subject.kind,subject.id,subject.email,trigger,effectiveAt,source.system,source.eventId"

  @Shared RunningApi api = Stack.api()

  def "each row of a CSV is an offboarding, whatever its quotes and line ends are"() {
    when:
    def answer = csv("\ufeff$HEADER,subject.displayName,reason\r\nEMPLOYEE,b-1,b-1@example.com,TERMINATION,2027-01-31T17:00:00+01:00,hr,b-evt-1,\"Lovelace, Ada\",\"Her office closes, as agreed\"\r\n\r\nCONTRACTOR,b-2,,CONTRACT_END,,hr,b-evt-2,\"Ben \"\"B\"\"\nB.\",\r\n")

    then:
    answer.status == 202
    answer.json.subMap("accepted", "held", "refused") == [accepted: 1, held: 0, refused: 1]
    with(api.get("/offboardings/" + answer.json.results[0].offboardingId, "auditor").json) {
      it.subject.displayName == "Lovelace, Ada"
      it.effectiveAt == "2027-01-31T16:00:00Z"
      it.source.triggeredBy == "operator"
      it.reason == "Her office closes, as agreed"
    }

    and: "a line end inside a name is a wrong field, not another row"
    answer.json.results[1].errors*.field == ["subject.displayName"]
  }

  def "each line of NDJSON is an offboarding"() {
    when:
    def answer = ndjson([Leaving.body("b-3"), Leaving.body("b-4")].collect { JsonOutput.toJson(it) }.join("\n\n"))

    then:
    answer.status == 202
    answer.json.results*.row == [1, 2]
    answer.json.results*.outcome == ["ACCEPTED", "ACCEPTED"]
  }

  def "a wrong row never stops the others, and is named with the fields that are wrong"() {
    when:
    def answer = csv("""$HEADER
EMPLOYEE,b-5,,TERMINATION,,hr,b-evt-5
ROBOT,,,TERMINATION,soon,hr,b-evt-6
EMPLOYEE,b-7,,TERMINATION
EMPLOYEE,b-8,,TERMINATION,,hr,b-evt-8
""")

    then:
    answer.json.results*.outcome == ["ACCEPTED", "REFUSED", "REFUSED", "ACCEPTED"]
    answer.json.results[1].errors*.field as Set == ["subject.kind", "subject.id", "effectiveAt"] as Set
    answer.json.results[2].reason.contains("4 fields, not 7")
    answer.json.results.findAll { it.outcome == "REFUSED" }.every { !it.offboardingId }

    when:
    def mixed = ndjson(JsonOutput.toJson(Leaving.body("b-9")) + "\n{\"cut\": \n" + JsonOutput.toJson(Leaving.body("b-10")))

    then:
    mixed.json.results*.outcome == ["ACCEPTED", "REFUSED", "ACCEPTED"]
    mixed.json.results[1].reason.contains("not JSON")
  }

  def "the same table again starts nothing: 200 (T12)"() {
    given:
    def table = "$HEADER\nEMPLOYEE,b-11,,TERMINATION,,hr,b-evt-11\n"

    expect:
    csv(table).json.results*.outcome == ["ACCEPTED"]
    with(csv(table)) {
      status == 200
      json.results*.outcome == ["DUPLICATE"]
    }
  }

  def "another date for somebody who is scheduled moves it (T1)"() {
    when:
    def answer = csv("$HEADER\nEMPLOYEE,b-12,,TERMINATION,2027-01-31T17:00:00Z,hr,b-evt-12\nEMPLOYEE,b-12,,TERMINATION,2027-02-28T17:00:00Z,hr,b-evt-13\n")

    then:
    answer.json.results*.outcome == ["ACCEPTED", "MOVED"]
    answer.json.results*.offboardingId.unique().size() == 1
  }

  def "a table that is #what is refused with #status"() {
    expect:
    csv(text).isProblem(status)

    where:
    what                       | text                              || status
    "empty"                    | ""                                || 400
    "without names of columns" | ",,\na,b,c"                        || 400
    "with a column twice"      | "trigger,trigger\nRISK,RISK"      || 400
    "with a column of others"  | "subject.id,salary\ne-1,1"        || 422
  }

  def "what cannot be read from some row on keeps what came before"() {
    when:
    def cut = csv("$HEADER\nEMPLOYEE,b-14,,TERMINATION,,hr,b-evt-14\nEMPLOYEE,\"b-15,,TERMINATION")
    def latin = api.send("POST", "/offboardings/bulk", "$HEADER\nEMPLOYEE,b-é,,TERMINATION,,hr,b-evt-16\n".getBytes(StandardCharsets.ISO_8859_1), api.signedIn("operator") + ["Content-Type": "text/csv"])

    then:
    cut.json.results*.outcome == ["ACCEPTED", "REFUSED"]
    latin.status >= 400 || latin.json.results*.outcome == ["REFUSED"]
  }

  def "a table of more than 16 MB is refused with 413 before any of it is taken"() {
    when:
    def answer = csv("$HEADER\nEMPLOYEE,b-17,,TERMINATION,,hr,b-evt-17\n" + "\n" * 17_000_000)

    then:
    answer.isProblem(413)
    answer.json.detail == "send less at once: at most 16 MB in all"
    api.rows("SELECT 1 FROM offboarding WHERE subject_id = 'b-17'").empty
  }

  def "another format is refused with 415"() {
    expect:
    api.post("/offboardings/bulk", "[]", "operator").isProblem(415)
  }

  def "10,000 rows are taken, more than one body may have otherwise, and the row after them is refused"() {
    given:
    def api = own
    def rows = (1..10_001).collect { "EMPLOYEE,many-$it,,TERMINATION,2027-01-31T17:00:00Z,hr,many-$it,${"x" * 120}" }

    when:
    def answer = csv("$HEADER,subject.displayName\n" + rows.join("\n"), api)

    then:
    answer.json.accepted == 10
    answer.json.held == 9_990
    answer.json.results.size() == 10_001
    answer.json.results.last().outcome == "REFUSED"
    api.rows("SELECT COUNT(*) AS n FROM offboarding")[0].n == 10_000
  }

  @Shared @AutoCleanup RunningApi own = new RunningApi("api_bulk", Stack.temporal(), ["handback.policy-file": Stack.write("bulk-policy.yaml", """\
version: bulk-spec
patience: {}
obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P1D, manualWithin: P1D}
guard: {window: PT1H, atMost: 10}
""").toString()])

  private RunningApi.Answer csv(CharSequence text, RunningApi api = api) {
    api.post("/offboardings/bulk", text.toString(), "operator", ["Content-Type": "text/csv"])
  }

  private RunningApi.Answer ndjson(CharSequence text) {
    api.post("/offboardings/bulk", text.toString(), "operator", ["Content-Type": "application/x-ndjson"])
  }
}
