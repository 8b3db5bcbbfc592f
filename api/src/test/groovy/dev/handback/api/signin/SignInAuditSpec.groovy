package dev.handback.api.signin

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Visitor
import dev.handback.record.signin.Door
import dev.handback.record.signin.SignIn
import dev.handback.record.signin.SignInBook
import dev.handback.record.signin.SignInMethod
import dev.handback.record.signin.SignInOutcome
import dev.handback.record.signin.SignInQuery
import java.time.Clock
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Every sign-in, refused sign-in and sign-out is on the record, whoever came by whatever door (P5). */
class SignInAuditSpec extends Specification {
  @Shared @AutoCleanup RunningApi api = new RunningApi("api_sign_ins", Stack.temporal())

  def "P5: a sign-in with a password is on the record: who, how, from where, and never the password"() {
    given:
    api.post("/login", [username: "finance", password: Stack.PASSWORD])

    expect:
    with(lines("finance").first()) {
      it.subMap("method", "door", "outcome", "reason", "address", "times") == [method: "PASSWORD", door: "API", outcome: "SIGNED_IN", reason: null, address: "127.0.0.1", times: 1]
    }
    api.rows("SELECT * FROM sign_in").every { !it.toString().contains(Stack.PASSWORD) }
  }

  def "P5: the console's sign-in and sign-out are on the record"() {
    given:
    def visitor = new Visitor(api, "app-owner")
    visitor.submit("/console", "/console/sign-out", [:])

    expect:
    lines("app-owner")*.subMap("method", "door", "outcome") == [[method: "PASSWORD", door: "CONSOLE", outcome: "SIGNED_OUT"], [method: "PASSWORD", door: "CONSOLE", outcome: "SIGNED_IN"]]
  }

  def "P5: #what is on the record as refused, with the reason that the one refused is not told"() {
    given:
    def answer = api.post("/login", [username: name, password: "guessed"])

    expect:
    answer.json.title == "The user name or the password is wrong"
    with(lines(name).first()) {
      it.outcome == "REFUSED"
      it.reason == reason
    }
    api.rows("SELECT * FROM sign_in").every { !it.toString().contains("guessed") }

    where:
    what                      | name             | reason
    "a wrong password"        | "approver"       | "the password is wrong"
    "a name that nobody has"  | "nobody-we-know" | "nobody has this user name"
  }

  def "P5: a name that is long or cannot be printed is cut and made plain"() {
    given:
    new Visitor(api).signIn("x" * 900, "?")
    new Visitor(api).signIn("tab\tbell\u0007", "?")

    expect:
    lines("x" * 200 + "…").size() == 1
    lines("tab?bell?").size() == 1
  }

  def "P5: guessing is counted, not a row each: #count guesses on #names.size() names are #rows rows"() {
    given:
    def before = api.rows("SELECT COALESCE(MAX(id), 0) AS id FROM sign_in").first().id

    when:
    count.times { api.post("/login", [username: names[it % names.size()], password: "guess $it"]) }
    counts().write()
    def now = api.rows("SELECT who, reason, times FROM sign_in WHERE id > ?", before)

    then: 'the minute may turn once meanwhile, and both the wrong and the rate-limited ones have a row'
    now.size() in (rows..(2 * rows))
    now.sum { it.times } == count
    now*.reason as Set == ["nobody has this user name", "too many wrong passwords"] as Set

    where:
    count | names                                  || rows
    60    | ["guessed-1"]                          || 2
    90    | ["guessed-2", "guessed-3", "guessed-4"] || 6
  }

  def "P5: when there are very many kinds of refusals at once, the others are one line without a name"() {
    given:
    def counts = new RefusalCounts(api.server.applicationContext.getBean(SignInBook), Clock.systemUTC())
    def before = api.rows("SELECT COALESCE(MAX(id), 0) AS id FROM sign_in").first().id

    when:
    1000.times { counts.add(new SignIn(SignInMethod.PASSWORD, Door.API, SignInOutcome.REFUSED, "flood-$it", "nobody has this user name", "192.0.2.1")) }
    counts.write()
    def now = api.rows("SELECT who, address, times FROM sign_in WHERE id > ?", before)

    then:
    now.size() in (RefusalCounts.KINDS_AT_MOST..(RefusalCounts.KINDS_AT_MOST + 2))
    now.sum { it.times } == 1000
    now.last().who == null
    now.last().address == null
  }

  def "P5: a machine's token that is #what is on the record as refused, in the name of its maker"() {
    given:
    def body = [name: "job-$what".toString(), roles: ["operator"], expiresAt: Instant.now().plusSeconds(3600).toString()]
    def made = api.post("/tokens", body, "operator").json
    spoil.call(api, made)

    when:
    def answer = api.get("/inbox", null, [Authorization: "Bearer $made.token".toString()])

    then:
    answer.status == 401
    lines("operator").find { it.method == "API_TOKEN" && it.reason == "the token job-$what $why" }
    api.rows("SELECT * FROM sign_in").every { !it.toString().contains(made.token) }

    where:
    what      | why         | spoil
    "ended"   | "was ended" | { api, token -> api.send("DELETE", "/tokens/$token.kept.id", null, api.signedIn("operator")) }
    "expired" | "has run out" | { api, token -> api.update("UPDATE api_token SET expires_at = '2020-01-01' WHERE id = '$token.kept.id'") }
  }

  def "P5: a token that nobody ever made is on the record as refused"() {
    when:
    api.get("/inbox", null, [Authorization: "Bearer hbk_made-up"])

    then:
    list("?method=API_TOKEN&outcome=REFUSED").find { it.who == null && it.reason == "there is no such token" }
  }

  def "P5: while the record does not take the audit nobody gets in, and everybody gets out"() {
    given:
    def visitor = new Visitor(api, "security")
    api.update("RENAME TABLE sign_in TO sign_in_away")

    expect:
    api.post("/login", [username: "security", password: Stack.PASSWORD]).status >= 500
    visitor.submit("/console", "/console/sign-out", [:]).headers("Set-Cookie").first() =~ /(?i)max-age=0/

    cleanup:
    api.update("RENAME TABLE sign_in_away TO sign_in")
  }

  def "P5: sign-ins are listed page by page, the last first"() {
    given:
    5.times { api.post("/login", [username: "colleague", password: Stack.PASSWORD]) }

    when:
    def first = api.get("/sign-ins?who=colleague&limit=3", "auditor").json
    def second = api.get("/sign-ins?who=colleague&limit=3&cursor=$first.nextCursor", "auditor").json

    then:
    first.signIns.size() == 3
    second.signIns.size() == 2
    second.nextCursor == null
    (first.signIns + second.signIns)*.id == (first.signIns + second.signIns)*.id.sort().reverse()
  }

  def "a list that is #what is refused: 422 or 400"() {
    expect:
    api.get("/sign-ins?$query", "auditor").status in [400, 422]

    where:
    what                    | query
    "too long"              | "limit=501"
    "of a made-up cursor"   | "cursor=abc"
    "of a made-up outcome"  | "outcome=PERHAPS"
  }

  def "what is older than its retention is forgotten, and nothing else"() {
    given:
    def book = api.server.applicationContext.getBean(SignInBook)
    def event = new SignIn(SignInMethod.PROVIDER, Door.CONSOLE, SignInOutcome.SIGNED_IN, "long-gone", null, null)
    book.add(event, Instant.parse("2020-01-01T00:00:00Z"))
    book.add(event, Instant.parse("2020-03-01T00:00:00Z"))

    expect:
    book.forget(Instant.parse("2020-02-01T00:00:00Z")) == 1
    book.list(new SignInQuery(null, null, "long-gone", null, 10, null)).signIns()*.at() == [Instant.parse("2020-03-01T00:00:00Z")]
  }

  def "the console's page shows them to security and auditors only: #role"() {
    given:
    def answer = new Visitor(api, role).get("/console/sign-ins?who=$role")

    expect:
    answer.status == (role in ["security", "auditor"] ? 200 : 403)
    answer.text.contains('href="/console/sign-ins"') == (role in ["security", "auditor"])
    role != "auditor" || answer.text.contains("Signed in")

    where:
    role << Stack.ROLES
  }

  def "what somebody said their name was is text on the page"() {
    given:
    api.post("/login", [username: "<script>alert(1)</script>", password: "?"])

    expect:
    with(new Visitor(api, "auditor").get("/console/sign-ins?outcome=REFUSED").text) {
      it.contains("&lt;script&gt;alert(1)")
      !it.contains("<script>alert")
    }
    new Visitor(api, "auditor").get("/console/sign-ins?outcome=PERHAPS").status == 400
  }

  def "ten thousand sign-ins are listed page by page, each in under 150 KB"() {
    given:
    def rows = (1..10_000).collect { "('2026-01-01', '2026-01-01', 1, 'crowd-${it % 7}', 'PASSWORD', 'CONSOLE', 'SIGNED_IN', '192.0.2.7')" }
    rows.collate(1000).each { api.update("INSERT INTO sign_in (at, last_at, times, who, method, door, outcome, address) VALUES " + it.join(",")) }
    def auditor = new Visitor(api, "auditor")

    when:
    def page = auditor.get("/console/sign-ins?who=crowd-3")

    then:
    page.bytes.length < 150_000
    page.text.contains('rel="next"')
  }

  private RefusalCounts counts() { api.server.applicationContext.getBean(RefusalCounts) }

  private List<Map> lines(String who) { list("?who=${URLEncoder.encode(who, 'UTF-8')}") }

  private List<Map> list(String query) { api.get("/sign-ins$query", "auditor").json.signIns }
}
