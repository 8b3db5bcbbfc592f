package dev.handback.api.console

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.record.policy.PolicyVersions
import java.time.Instant
import org.openqa.selenium.Keys
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The policy on pages: what is in force, what differs, and what one would decide (P4). */
class PolicyPageSpec extends Specification {
  private static final String TRY = "/console/policy/try"
  private static final String OLD = '''\
version: "2026-10"
# <b>who</b> approves
approvals:
  - when: 'subject.kind == "CONTRACTOR"'
    approvers: 2
  - {trigger: TERMINATION, approvers: 1}
patience: {REVOKE_SESSIONS: PT2S}
obligations:
  escalateTo: desk@example.com
  approveWithin: P2D
  identifyWithin: PT25H
  manualWithin: P3D
'''
  private static final String NEW = OLD.replace("2026-10", "2026-11").replace("approvers: 2", "approvers: 3")
  private static final Map<String, String> ASKED = ["subject.kind": "CONTRACTOR", "subject.id": "e-1001", trigger: "TERMINATION"]

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_policy", Stack.temporal())

  def setupSpec() {
    def versions = api.server.applicationContext.getBean(PolicyVersions)
    [[OLD, "2026-10"], [NEW, "2026-11"]].eachWithIndex { one, i ->
      versions.save(one[1], one[0], "d$i")
      versions.putInForce(one[1], Instant.parse("2026-1${i}-20T16:00:00Z"))
    }
  }

  def "#role sees the policy in force, its version and since when, and those before it (P4)"() {
    given:
    def visitor = new Visitor(api, role)

    expect:
    with(visitor.get("/console/policy").text) {
      it.contains('Version 2026-11 is in force since <time datetime="2026-11-20T16:00:00Z">')
      it.contains("approvers: 3")
      it.contains("# &lt;b&gt;who&lt;/b&gt; approves")
      it.contains("/console/policy?version=2026-10")
      it.contains(TRY) == role in ["operator", "approver", "security"]
      !(it =~ /\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/)
    }
    with(visitor.get("/console/policy?version=2026-10").text) {
      it.contains("Version 2026-10 is not in force")
      it.contains("approvers: 2")
    }
    with(visitor.get("/console/policy/difference?from=2026-10&to=2026-11").text) {
      (it =~ /<tr class="(ADDED|REMOVED)">.*?<code>(.*?)<\/code>/).collect { line -> [line[1], line[2].trim()] } ==
          [["REMOVED", 'version: "2026-10"'], ["ADDED", 'version: "2026-11"'], ["REMOVED", "approvers: 2"], ["ADDED", "approvers: 3"]]
    }

    where:
    role << Stack.ROLES
  }

  def "a version that is not there is a page that says so: #path"() {
    expect:
    new Visitor(api, "auditor").get(path).status == 404

    where:
    path << ["/console/policy?version=2001", "/console/policy/difference?from=2026-10&to=2001"]
  }

  def "a policy is tried out by whoever starts, approves or answers for what it lets through: #role"() {
    expect:
    new Visitor(api, role).get(TRY).status == (role in ["operator", "approver", "security"] ? 200 : 403)
    new Visitor(api, role).with { it.submit("/console", TRY, ASKED + [policy: OLD]) }.status == (role in ["operator", "approver", "security"] ? 200 : 403)

    where:
    role << Stack.ROLES
  }

  def "each answer comes with the line of the policy that gives it, and trying changes nothing (P4)"() {
    given:
    def before = api.rows("SELECT version, in_force_at FROM policy_version ORDER BY version")*.toString()
    def visitor = new Visitor(api, "approver")

    expect: "the one in force is there to begin with"
    visitor.get(TRY).text.contains("approvers: 3")
    visitor.get("$TRY?version=2026-10").text.contains("approvers: 2")

    when:
    def answer = visitor.submit(TRY, TRY, ASKED + [policy: NEW.replace("2026-11", "draft").replace("approvers: 3", "approvers: 5").replace("\n", "\r\n")])

    then:
    answer.status == 200
    with(answer.text) {
      it.contains('<td>5 approvers within 2 days</td><td>line 4, approvals[0]: subject.kind == "CONTRACTOR"</td>')
      it.contains("approvers: 5")
    }
    api.rows("SELECT version, in_force_at FROM policy_version ORDER BY version")*.toString() == before

    and: "risk never waits"
    visitor.submit(TRY, TRY, ASKED + [trigger: "RISK", policy: NEW]).text.contains("<td>none</td><td>risk never waits</td>")
  }

  def "what is wrong with a policy is told by its line, and the text is still there: #what"() {
    given:
    def answer = new Visitor(api, "security").submit(TRY, TRY, ASKED + [policy: NEW.replace(from, to)])

    expect:
    answer.status == 422
    answer.text =~ "Line $line: "
    answer.text.contains("escalateTo: desk@example.com") 
    !answer.text.contains("What would be decided")

    where:
    what          | from               | to                  | line
    "a condition" | "subject.kind =="  | "subject.kin =="    | 4
    "a value"     | "approveWithin: P2D" | "approveWithin: soon" | 10
    "a key"       | "manualWithin"     | "manualwithin"      | 8
    "no YAML"     | "obligations:"     | "obligations: ["    | "\\d+"
  }

  def "wrong fields are told at the fields: #field"() {
    given:
    def answer = new Visitor(api, "operator").submit(TRY, TRY, ASKED + [policy: NEW] + [(field): ""])

    expect:
    answer.status == 422
    answer.text.contains("id=\"${field.replace('.', '-')}-error\"")

    where:
    field << ["subject.id", "subject.kind", "trigger"]
  }

  def "a form that comes from elsewhere is not tried (CSRF)"() {
    expect:
    new Visitor(api, "operator").post(TRY, ASKED + [policy: NEW]).status == 403
  }

  def "before any worker has started there is no policy, and the page says so"() {
    given:
    def empty = new RunningApi("api_policy_none", Stack.temporal())

    expect:
    new Visitor(empty, "auditor").get("/console/policy").text.contains("No worker has started yet")
    new Visitor(empty, "operator").get(TRY).status == 200

    cleanup:
    empty?.close()
  }

  def "everybody can use them, in the light and in the dark, on a phone, and by keyboard alone (WCAG 2.2 AA)"() {
    given:
    def browser = new Browser(api)
    browser.signIn("approver")

    when: "read, compared"
    browser.tabTo("nav a[href='/console/policy']")
    browser.press(Keys.ENTER)
    browser.element("#from")

    then:
    browser.look("policy") == []

    when:
    browser.tabTo("form[action='/console/policy/difference'] button")
    browser.press(Keys.ENTER)
    browser.element("table.difference")

    then:
    browser.look("policy-difference") == []

    when: "tried out"
    browser.open(TRY)
    browser.tabTo("#subject-id")
    browser.press("e-1001")
    browser.tabTo("#ask > button")
    browser.press(Keys.ENTER)
    browser.element("#decided")

    then:
    browser.look("policy-try") == []

    when:
    browser.phone()

    then:
    browser.look("policy-try-on-a-phone") == []
    browser.fits()

    cleanup:
    browser?.close()
  }

  def "it works without scripts, and the first look is quick and small"() {
    given:
    def browser = new Browser(api)
    browser.signIn("operator")
    browser.scripts(false)

    when:
    browser.open(TRY)
    browser.type("subject-id", "e-1001")
    browser.element("#ask > button").click()

    then:
    browser.element("#decided").text == "What would be decided"

    when:
    def answer = new Visitor(api, "auditor").get("/console/policy")

    then:
    answer.bytes.length < 150_000

    cleanup:
    browser?.close()
  }
}
