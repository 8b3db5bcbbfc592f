package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Visitor
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.access.ItemKind
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Nobody sees or touches their own offboarding, whatever their roles: every route is tried (P5). */
class OwnOffboardingSpec extends Specification {
  private static final String POLICY = """\
version: own-spec
patience: {}
obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P1D, manualWithin: P1D}
guard: {window: PT1H, atMost: 1}
"""
  private static final String REFUSED = "Nobody decides about their own offboarding"
  /** Whose part in braces is no offboarding, nor anything of one. */
  private static final List<String> OF_OTHER_THINGS = ["/schedules/", "/webhooks/", "/health/", "/tokens/", "/scim/", "/targets/", "/shared-signals/"]
  private static final Map<String, Map> BODIES = [
    approvals: [decision: "APPROVE"], manual: [outcome: "DONE", evidence: "seen"], "sign-off": [decision: "APPROVE"], seat: [event: "HOLD_RELEASED", reason: "the case is closed"],
    exception: [reason: "audit", until: "2999-01-01T00:00:00Z", scope: "all", compensatingControl: "review"], rescind: [reason: "stays"], delegate: [to: "colleague", reason: "on leave"],
    release: [comment: "let go"], reject: [comment: "a mistake"], replay: [reason: "again"], discard: [reason: "wrong"], proceed: [reason: "known"], "{id}": [effectiveAt: "2026-12-24T17:00:00+01:00", reason: "later"]]

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_own", Stack.temporal(), ["handback.policy-file": Stack.write("own-policy.yaml", POLICY).toString()])
  @Shared Leaving own = new Leaving(api, "e-insider", [email: "insider@example.com"]).running().opened(OffboardingState.AWAITING_APPROVAL).needsPerson().owes("operator").asksOwner("insider@example.com")
  @Shared Map held = api.post("/offboardings", secondBody(), "operator").json
  @Shared Visitor insider = new Visitor(api, "insider")
  @Shared Visitor colleague = new Visitor(api, "colleague")

  def "their own is not there: #call answers like one that does not exist, and others see it (P5)"() {
    when:
    def answer = ask("insider", call, own.id, true)

    then:
    answer.status == 404
    answer.text == ask("insider", call, "unknown", false).text
    ask("colleague", call, own.id, true).status != 404

    where:
    call << aboutOne("GET")
  }

  def "they cannot act on their own: #call (P5)"() {
    when:
    def answer = ask("insider", call, own.id, true)

    then:
    call.contains("/console") ? answer.status in [403, 404] : answer.isProblem(403)
    call.contains("/console") || answer.json.title == REFUSED
    !answer.text.contains("sent from elsewhere")

    where:
    call << ["POST", "PATCH", "PUT", "DELETE"].collectMany { aboutOne(it) }
  }

  def "no list and no overview shows them their own: #call"() {
    expect:
    [own.id, held.offboardingId, "evt-e-insider", "evt-second"].every { !ask("insider", call, "", false).text.contains(it) }

    where:
    call << lists()
  }

  def "the control: others are shown it on every list where offboardings are"() {
    expect:
    lists().findAll { call -> [own.id, "evt-e-insider"].any { ask("colleague", call, "", false).text.contains(it) } } as Set == [
      "GET /offboardings", "GET /obligations", "GET /inbox", "GET /console", "GET /console/offboardings", "GET /console/tasks", "GET /console/inbox"] as Set
    ask("colleague", "GET /holds", "", false).text.contains("e-insider")
    !ask("insider", "GET /holds", "", false).text.contains("e-insider")
  }

  def "nobody begins their own, nor asks what it would do: #path"() {
    when:
    def answer = api.post(path, Leaving.body("E-Insider", [trigger: "ROLE_CHANGE", email: email]), "insider")

    then:
    answer.isProblem(403)
    answer.json.title == REFUSED

    where:
    path                    | email
    "/offboardings"         | "Insider@Example.com"
    "/offboardings/preview" | "insider@example.com"
  }

  def "a row of a bulk that is about whoever sends it is refused, and the others are taken"() {
    given:
    def rows = [Leaving.body("e-insider", [trigger: "RISK"]), Leaving.body("own-somebody", [trigger: "RISK"])]

    when:
    def answer = api.post("/offboardings/bulk", rows.collect { groovy.json.JsonOutput.toJson(it) }.join("\n"), "insider", ["Content-Type": "application/x-ndjson"])

    then:
    answer.status == 202
    answer.json.results*.outcome == ["REFUSED", "ACCEPTED"]
  }

  private List<String> aboutOne(String verb) {
    api.everyRoute().findAll { it.startsWith(verb + " ") && it.contains("{") && !OF_OTHER_THINGS.any { other -> it.contains(other) } }.sort()
  }

  private List<String> lists() {
    api.everyRoute().findAll { it.startsWith("GET ") && !it.contains("{") && !(it.split(" ")[1] in ["/health", "/prometheus", "/swagger", "/console/sign-in"]) }.sort()
  }

  private RunningApi.Answer ask(String user, String call, String offboarding, boolean known) {
    def (verb, template) = call.split(" ")
    def path = filled(template, offboarding, known)
    if (template.startsWith("/console")) {
      def visitor = user == "insider" ? insider : colleague
      return verb == "GET" ? visitor.get(path) : visitor.post(path, [formToken: visitor.formToken("/console"), decision: "APPROVE", outcome: "DONE", evidence: "seen", to: "colleague", reason: "so"])
    }
    def body = BODIES[template.split("/").last()]
    verb == "GET" ? api.get(path, user) : verb == "PATCH" ? api.patch(path, body, user) : api.post(path, body, user)
  }

  private String filled(String template, String offboarding, boolean known) {
    def id = !known ? offboarding
        : template.contains("/holds/") ? row("state = 'HELD'")
        : template.contains("/inbox/") ? row("offboarding_id = '$offboarding'")
        : template =~ "/(obligations|tasks)/" ? "obl-sign-off-$offboarding"
        : offboarding
    template.replace("{id}", id).replace("{itemId}", own.item(ItemKind.ACCOUNT).id().value()).replace("{fileId}", fileOf())
  }

  /** A file that is there, for whoever may see it. */
  private String fileOf() {
    own.attaches()
    api.rows("SELECT id FROM attachment WHERE offboarding_id = ?", own.id)[0].id
  }

  private String row(CharSequence which) {
    api.rows("SELECT id FROM inbox WHERE $which")[0].id
  }

  private static Map secondBody() {
    def body = Leaving.body("e-insider", [trigger: "CONTRACT_END"])
    body.source.eventId = "evt-second"
    body
  }
}
