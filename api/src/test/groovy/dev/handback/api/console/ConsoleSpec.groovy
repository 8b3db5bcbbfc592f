package dev.handback.api.console

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.offboarding.Leaving
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.access.ItemKind
import java.time.Duration
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

/** Pages, as they come over HTTP: who sees them, what a form may do, and what nobody else can make it do. */
class ConsoleSpec extends Specification {
  private static final List<String> PAGES = ["/console", "/console/offboardings", "/console/offboardings?state=RUNNING&q=ada", "/console/tasks", "/console/seats", "/console/exceptions", "/console/targets", "/console/policy", "/console/inactive", "/console/inactive?show=all", "/console/reports", "/console/reports?months=3"]

  @Shared RunningApi api = Stack.api()
  @Shared Leaving open = new Leaving(api, "console-open").running().opened(OffboardingState.AWAITING_APPROVAL).needsPerson().asksOwner("app-owner@example.com")
  @Shared Leaving sealed = new Leaving(api, "console-sealed").opened().sealed()

  def "who is not signed in is asked to, and comes back to the page they wanted: #path"() {
    when:
    def answer = new Visitor(api).get(path)

    then:
    answer.status == 303
    answer.headers("Location") == ["/console/sign-in?to=" + URLEncoder.encode(path.split("[?]")[0], "UTF-8")]

    where:
    path << PAGES
  }

  def "#role sees #path"() {
    given:
    def answer = new Visitor(api, role).get(path)

    expect:
    answer.status == 200
    answer.headers("Content-Type") == ["text/html;charset=UTF-8"] || answer.headers("Content-Type") == ["text/html"]

    where:
    [role, path] << [Stack.ROLES, PAGES].combinations()
  }

  def "the session is a cookie that no script reads and no other site sends, and the api does not take it"() {
    given:
    def visitor = new Visitor(api)
    def answer = visitor.signIn("operator", Stack.PASSWORD)

    expect:
    with(answer.headers("Set-Cookie").first()) {
      it.contains("HTTPOnly") || it.contains("HttpOnly")
      it.contains("SameSite=Strict")
      it.contains("Path=/console")
    }
    api.send("GET", "/offboardings", null, [Cookie: visitor.cookie]).isProblem(401)
    visitor.get("/console").status == 200
  }

  def "a wrong password is told on the page, and nothing else"() {
    given:
    def answer = new Visitor(api).signIn("operator", "guessed")

    expect:
    answer.status == 401
    answer.text.contains("The user name or the password is wrong")
    answer.headers("Set-Cookie").empty
  }

  def "a sign-in never leads to another site: #to"() {
    given:
    def visitor = new Visitor(api)

    expect:
    visitor.submit("/console/sign-in", "/console/sign-in", [username: "operator", password: Stack.PASSWORD, to: to]).headers("Location") == ["/console"]

    where:
    to << ["https://evil.example", "//evil.example", "/offboardings", "/console.evil", "javascript:alert(1)"]
  }

  def "pages let nothing of other sites in"() {
    given:
    def headers = new Visitor(api, "operator").get("/console")

    expect:
    with(headers.headers("Content-Security-Policy").first()) {
      it.contains("default-src 'none'")
      it.contains("script-src 'self'")
      it.contains("frame-ancestors 'none'")
      !it.contains("unsafe")
    }
    headers.headers("X-Content-Type-Options") == ["nosniff"]
    !(headers.text =~ /<script(?![^>]*src=)/)
    !(headers.text =~ /\sstyle=|\son[a-z]+=/)
  }

  def "what stands in the record is text on a page, whatever it looks like"() {
    given:
    new Leaving(api, "<script>alert(1)</script>", [email: "odd@example.com"]).running().opened()

    expect:
    with(new Visitor(api, "auditor").get("/console/offboardings?q=alert").text) {
      !it.contains("<script>alert")
      it.contains("&lt;script&gt;alert(1)")
    }
  }

  def "an offboarding shows where it stands, each item with its proof, and what its seat saved"() {
    expect:
    with(new Visitor(api, "auditor").get("/console/offboardings/$sealed.id").text) {
      it.contains("sign-in refused")
      it.contains("12.50 EUR")
      !it.contains("hx-get")
    }
    with(new Visitor(api, "auditor").get("/console/offboardings/$open.id").text) {
      it.contains("hx-get=\"/console/offboardings/$open.id/live\"")
      it.contains("Waits for app-owner@example.com: needed by others")
    }
    with(new Visitor(api, "auditor").get("/console/offboardings/$open.id/live").text) {
      it.strip().startsWith('<div id="live"')
    }
  }

  def "a task says whom it is about, since when, and whether it is late or about to be: #due"() {
    given:
    def leaving = new Leaving(api, "task-$due").opened().owes("app-owner", [dueAt: Instant.now() + Duration.parse(due)])
    def row = new Visitor(api, "app-owner").get("/console/tasks").text.split("<tr>").find { it.contains("/console/tasks/obl-app-owner-$leaving.id") }

    expect:
    row.contains("<td>Ada L.</td>")
    row.contains("<time datetime=\"2026-11-20T")
    row.contains('class="tag bad">late<') == late
    row.contains('class="tag">due within a day<') == risk

    where:
    due    | late  | risk
    "-PT1H" | true  | false
    "PT23H" | false | true
    "PT25H" | false | false
  }

  def "an owner signs off on the page of the task: #decision"() {
    given:
    def leaving = new Leaving(api, "page-$decision").running().opened(OffboardingState.WAITING).asksOwner("app-owner@example.com")
    def owner = new Visitor(api, "app-owner")
    def task = "/console/tasks/obl-sign-off-$leaving.id"

    expect:
    owner.get("/console/tasks").text.contains(task)

    when:
    def answer = owner.submit(task, task, [decision: decision, comment: "said on the page"] + more)

    then:
    answer.status == 303
    answer.headers("Location") == [task.toString()]
    with(api.signals(leaving.id)) {
      it.size() == 1
      it[0].decision == decision
      it[0].by == "app-owner"
      it[0].comment == "said on the page"
    }

    where:
    decision     | more
    "APPROVE"    | [:]
    "REKEYED"    | [:]
    "REASSIGNED" | [to: "bob@example.com"]
    "KEEP"       | [until: "2999-01-31"]
  }

  def "an answer that is not whole comes back with what is wrong, and nothing is told: #fields"() {
    given:
    def leaving = new Leaving(api, "half-${fields.hashCode()}").running().opened(OffboardingState.WAITING).asksOwner("app-owner@example.com")
    def task = "/console/tasks/obl-sign-off-$leaving.id"
    def answer = new Visitor(api, "app-owner").submit(task, task, fields)

    expect:
    answer.status == 422
    answer.text.contains('role="alert"')
    api.signals(leaving.id).empty

    where:
    fields << [[:], [decision: "KEEP"], [decision: "KEEP", until: "2020-01-01"], [decision: "REASSIGNED"], [decision: "SOMETHING"]]
  }

  def "who is not asked cannot answer by a page either: #role (P5)"() {
    given:
    def task = "/console/tasks/obl-sign-off-$open.id"

    expect:
    new Visitor(api, role).submit(task, task, [decision: "APPROVE"]).status == 403
    api.signals(open.id).empty

    where:
    role << Stack.ROLES - "app-owner"
  }

  def "what only a person can remove is attested on its page, with what they saw"() {
    given:
    def leaving = new Leaving(api, "page-manual").running().opened(OffboardingState.WAITING).needsPerson()
    def item = leaving.item(ItemKind.ACCOUNT)
    leaving.asksByHand("app-owner@example.com")
    def task = "/console/tasks/obl-by-hand-$leaving.id"

    when:
    def answer = new Visitor(api, "app-owner").submit(task, task, [outcome: "DONE", evidence: "switched off, ticket 7", seatFreed: "yes"])

    then:
    answer.status == 303
    with(api.signals(leaving.id)[0]) {
      it.item == item.id().value()
      it.evidence == "switched off, ticket 7 (seat freed as well)"
    }
  }

  def "a form that comes from elsewhere does nothing: #what (CSRF)"() {
    given:
    def owner = new Visitor(api, "app-owner")
    def task = "/console/tasks/obl-sign-off-$open.id"
    def token = owner.formToken(task)

    expect:
    owner.post(task, fields(token), more).status == 403
    api.signals(open.id).empty

    where:
    what                        | fields                                              | more
    "without the form's code"   | { [decision: "APPROVE"] }                           | [:]
    "with another code"         | { [decision: "APPROVE", formToken: "A" * 43] }      | [:]
    "the browser says so"       | { [decision: "APPROVE", formToken: it] }            | ["Sec-Fetch-Site": "cross-site"]
    "from a sister site"        | { [decision: "APPROVE", formToken: it] }            | ["Sec-Fetch-Site": "same-site"]
  }

  def "a form's code is good for its own session only (CSRF)"() {
    given:
    def task = "/console/tasks/obl-sign-off-$open.id"
    def token = new Visitor(api, "auditor").formToken(task)

    expect:
    new Visitor(api, "app-owner").post(task, [decision: "APPROVE", formToken: token]).status == 403
  }

  def "nothing is decided by opening an address: #path"() {
    expect:
    new Visitor(api, "app-owner").get(path(open.id)).status in [200, 404, 405]
    api.signals(open.id).empty

    where:
    path << [{ "/console/tasks/obl-sign-off-$it?decision=APPROVE" }, { "/console/tasks/obl-sign-off-$it/delegate?to=bob&reason=x" }]
  }

  def "an address that is not there is a page that says so: #path"() {
    given:
    def answer = new Visitor(api, "operator").get(path)

    expect:
    answer.status == status
    answer.text.contains("<!doctype html>")

    where:
    path                               || status
    "/console/offboardings/ob-nothing" || 404
    "/console/tasks/obl-nothing"       || 404
    "/console/offboardings?state=GONE" || 400
    "/console/nothing"                 || 404
  }

  def "the inbox is an operator's: #role"() {
    expect:
    new Visitor(api, role).get("/console/inbox").status == (role == "operator" ? 200 : 403)
    new Visitor(api, role).get("/console").text.contains("/console/inbox") == (role == "operator")

    where:
    role << Stack.ROLES
  }

  def "an operator finds an event, and what became of it; putting aside what was acted on is refused on the page"() {
    given:
    def operator = new Visitor(api, "operator")
    def page = (operator.get("/console/inbox?q=evt-console-open").text =~ /\/console\/inbox\/[\w-]+(?=">)/)[0] as String

    expect:
    operator.get(page).text.contains("/console/offboardings/$open.id")
    operator.get("/console/inbox?state=STARTED&q=console-open").text.contains(page)
    operator.submit(page, "$page/discard", [reason: "by mistake"]).status == 409
    operator.submit(page, "$page/discard", [reason: " "]).status == 422
    operator.post("$page/discard", [reason: "by mistake"]).status == 403
    operator.get("/console/inbox/in-nothing").status == 404
  }

  def "the seats page shows what came back, and each pool's balance"() {
    expect:
    with(new Visitor(api, "finance").get("/console/seats").text) {
      it.contains("12.50 EUR")
      it.contains("/console/offboardings/$sealed.id")
    }
  }

  def "who signs out is out"() {
    given:
    def visitor = new Visitor(api, "operator")

    when:
    def answer = visitor.submit("/console", "/console/sign-out", [:])

    then:
    answer.status == 303
    answer.headers("Set-Cookie").first() =~ /(?i)max-age=0/
  }
}
