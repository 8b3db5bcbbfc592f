package dev.handback.api.token

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.offboarding.Leaving
import dev.handback.offboarding.OffboardingState
import java.security.MessageDigest
import java.time.Instant
import java.time.temporal.ChronoUnit
import spock.lang.Shared
import spock.lang.Specification

/** Machines call with tokens of their own: some of their maker's roles, for a time, shown once and kept as a hash. */
class MachineTokenSpec extends Specification {
  @Shared RunningApi api = Stack.api()

  def "a token is shown once, and the record keeps its SHA-256 only"() {
    when:
    def answer = create("requester", ["operator"])
    def token = answer.json.token

    then:
    answer.status == 201
    token ==~ /hbk_[A-Za-z0-9_-]{43}/
    answer.json.kept.subMap("name", "roles", "createdBy", "lastUsedAt", "revokedAt") == [name: "the nightly job", roles: ["operator"], createdBy: "requester", lastUsedAt: null, revokedAt: null]
    !api.get("/tokens", "operator").text.contains(token)
    api.rows("SELECT * FROM api_token").every { !it.values().any { value -> value.toString().contains(token) } }
    api.rows("SELECT hash FROM api_token WHERE id = ?", answer.json.kept.id)[0].hash == MessageDigest.getInstance("SHA-256").digest(token.bytes)
  }

  def "it may what its roles may, and nothing else; that it was used is noted"() {
    given:
    def answer = create("requester", ["approver"])
    def token = answer.json.token

    expect:
    called("GET", "/holds", token).status == 200
    called("GET", "/offboardings", token).status == 200
    called("GET", "/inbox", token).isProblem(403)
    Instant.parse(line(answer.json.kept.id).lastUsedAt) <= Instant.now()
  }

  def "it acts in the name of its maker: what they may not, it may not (P5)"() {
    given:
    def token = create("insider", Stack.ROLES).json.token
    def own = new Leaving(api, "e-insider", [email: "insider@example.com", trigger: "ROLE_CHANGE"]).opened()
    def asked = new Leaving(api, "token-asked", [triggeredBy: "insider@example.com"]).running().opened(OffboardingState.AWAITING_APPROVAL)

    expect:
    called("GET", "/offboardings/$own.id", token).isProblem(404)
    called("POST", "/offboardings/$asked.id/approvals", token, [decision: "APPROVE"]).isProblem(403)
    called("POST", "/offboardings", token, Leaving.body("token-started")).status == 202
    api.rows("SELECT headers FROM inbox WHERE subject_id = 'token-started'")[0].headers.contains('"insider"')
  }

  def "a token of #what is refused with 401"() {
    expect:
    called("GET", "/offboardings", token()).isProblem(401)

    where:
    what                         | token
    "nobody"                     | { "hbk_" + "A" * 43 }
    "nothing"                    | { "hbk_" }
    "one that was revoked"       | { revoked() }
    "one that has run out"       | { expired() }
    "one whose maker has left"   | { leaver() }
    "a kept one's id"            | { create("requester", ["operator"]).json.kept.id }
  }

  def "a token has no more than its maker: #roles of a #user is refused with #status"() {
    expect:
    create(user, roles).isProblem(status)

    where:
    user        | roles                    | status
    "operator"  | ["operator", "approver"] | 403
    "requester" | ["security"]             | 403
    "operator"  | ["admin"]                | 422
    "operator"  | []                       | 422
    "approver"  | ["approver"]             | 403
  }

  def "a token ends, within a year: #end is refused"() {
    expect:
    create("operator", ["operator"], end).isProblem(422)

    where:
    end << ["2020-01-01T00:00:00Z", Instant.now().plus(370, ChronoUnit.DAYS).toString(), "tomorrow", null]
  }

  def "tokens make no tokens, and end none"() {
    given:
    def made = create("requester", ["operator"]).json

    expect:
    called("POST", "/tokens", made.token, body(["operator"])).isProblem(403)
    called("DELETE", "/tokens/$made.kept.id", made.token).isProblem(403)
    called("GET", "/tokens", made.token).status == 200
  }

  def "who ended it stays on the list; to end it again changes nothing"() {
    given:
    def id = create("requester", ["operator"]).json.kept.id

    expect:
    delete(id, "operator").status == 204
    delete(id, "requester").status == 204
    line(id).revokedBy == "operator"
  }

  def "it opens no page"() {
    given:
    def token = create("requester", ["operator"]).json.token

    expect:
    called("GET", "/console", token).status == 303
    api.send("GET", "/console", null, [Cookie: "handback=$token".toString()]).status == 303
  }

  private RunningApi.Answer create(String user, List<String> roles, String end = Instant.now().plus(30, ChronoUnit.DAYS).toString()) {
    api.post("/tokens", body(roles, end), user)
  }

  private static Map body(List<String> roles, String end = Instant.now().plus(30, ChronoUnit.DAYS).toString()) {
    [name: "the nightly job", roles: roles, expiresAt: end]
  }

  private RunningApi.Answer called(String verb, CharSequence path, String token, Object body = null) {
    api.send(verb, path, body == null ? null : RunningApi.bytes(body), [Authorization: "Bearer $token", "Content-Type": "application/json"])
  }

  private RunningApi.Answer delete(String id, String user) {
    api.send("DELETE", "/tokens/$id", null, api.signedIn(user))
  }

  private String revoked() {
    def made = create("requester", ["operator"]).json
    assert called("GET", "/offboardings", made.token).status == 200
    delete(made.kept.id, "requester")
    made.token
  }

  private String expired() {
    def made = create("requester", ["operator"]).json
    api.update("UPDATE api_token SET expires_at = '2020-01-01' WHERE id = '$made.kept.id'")
    made.token
  }

  private String leaver() {
    def token = create("parting", ["operator"]).json.token
    assert called("GET", "/offboardings", token).status == 200
    new Leaving(api, "e-parting").opened()
    token
  }

  private Map line(String id) {
    api.get("/tokens?limit=500", "auditor").json.tokens.find { it.id == id }
  }
}
