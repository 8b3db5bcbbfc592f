package dev.handback.api.console

import dev.handback.api.RunningApi
import dev.handback.api.Sender
import dev.handback.api.Stack
import dev.handback.api.offboarding.Leaving
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.record.SealRequest
import java.time.Instant
import java.util.zip.ZipInputStream
import org.openqa.selenium.By
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** What people change about one offboarding, and take away of it, from its page (T1, T13, P7, R5). */
class ChangePageSpec extends Specification {
  private static final String POLICY = """\
version: change-page-spec
patience: {}
obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P1D, manualWithin: P1D}
guard: {window: PT1H, atMost: 1}
"""

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_change_page", Stack.temporal(), ["handback.policy-file": Stack.write("change-page-policy.yaml", POLICY).toString()])
  @Shared int count

  def "an operator moves the date of what waits for it, in their own time zone, and says why (T1)"() {
    given:
    def leaving = waiting()
    def page = page(leaving)

    expect:
    operator().submit(page, "$page/date", [effectiveAt: "2998-01-31T18:00", zone: "Europe/Berlin", reason: "stays for the audit"]).status == 303
    api.signals(leaving.id)*.subMap("name", "effectiveAt", "by", "reason") == [[name: "move", effectiveAt: "2998-01-31T17:00:00Z", by: "operator", reason: "stays for the audit"]]
  }

  def "an operator takes one back, and is told before what stays gone all the same (T13)"() {
    given:
    def leaving = risky("sealed").opened().sealed()
    def page = page(leaving)

    expect:
    operator().get(page).text.contains("This stays gone all the same:")
    operator().get(page).text.contains("crm · Seat · Designer seat")
    operator().submit(page, "$page/rescind", [reason: "signed a new contract"]).status == 303

    and: "once"
    operator().submit(page, "$page/rescind", [reason: "signed a new contract"]).status == 409
  }

  def "an approver grants an exception for what is chosen on its page, until the end of a day (O4)"() {
    given:
    def leaving = waiting()
    def page = page(leaving)
    def item = leaving.item(ItemKind.ACCOUNT).id().value()
    def word = [item: item, reason: "audit", until: "2998-01-31", scope: "read only", compensatingControl: "watched by the desk", register: "REGULATED_SYSTEM"]
    def approver = new Visitor(api, "approver")

    expect:
    with(approver.submit(page, "$page/exception", word + [compensatingControl: ""])) {
      it.status == 422
      it.text.contains("compensatingControl")
      it.text.contains("read only</textarea>")
    }
    approver.submit(page, "$page/exception", word).status == 303
    with(api.signals(leaving.id)) {
      it.size() == 1
      it[0].subMap("reason", "until", "scope", "compensatingControl", "register", "by") ==
          [reason: "audit", until: "2998-01-31T23:59:59Z", scope: "read only", compensatingControl: "watched by the desk", register: "REGULATED_SYSTEM", by: "approver"]
    }
  }

  def "what is wrong is said, and what was typed is still there: #what"() {
    given:
    def leaving = waiting()
    def page = page(leaving)
    def answer = operator().submit(page, "$page/$what", typed)

    expect:
    answer.status == 422
    answer.text.contains('role="alert"')
    answer.text.contains(said)
    answer.text.contains(kept)
    api.signals(leaving.id).empty

    where:
    what      | typed                                                                              | said                          | kept
    "date"    | [effectiveAt: "2998-01-31T18:00", zone: "Mordor", reason: "<later>"]               | "zone must be a time zone"    | "&lt;later&gt;</textarea>"
    "date"    | [effectiveAt: "2998-01-31T18:00", zone: "UTC", reason: " "]                        | "reason"                      | 'value="2998-01-31T18:00"'
    "rescind" | [reason: " "]                                                                      | "reason"                      | "Take it back"
  }

  def "of what was #state no stage looks done"() {
    given:
    def leaving = risky("over").opened()
    api.record.seal(new SealRequest(new OffboardingId(leaving.id), state, Instant.now()))

    expect:
    !operator().get(page(leaving)).text.contains('class="DONE"')

    where:
    state << [OffboardingState.RESCINDED, OffboardingState.REJECTED]
  }

  def "what acts already takes no other date, and its page offers none"() {
    given:
    def leaving = risky("acts").running().opened(OffboardingState.RUNNING)
    def page = page(leaving)

    expect:
    !operator().get(page).text.contains("$page/date")
    operator().submit(page, "$page/date", [effectiveAt: "2998-01-31T18:00", zone: "UTC", reason: "later"]).status == 409
  }

  def "#role is offered what they may do, and nothing else (P5)"() {
    given:
    def leaving = waiting()
    def page = page(leaving)
    def visitor = new Visitor(api, role)
    def text = visitor.get(page).text

    expect:
    ["date", "rescind"].every { text.contains("$page/$it\"") == (role == "operator") }
    text.contains("$page/exception\"") == (role == "approver")
    text.contains("$page/evidence\"") == role in ["security", "auditor"]
    text.contains("The signed bundle is there once it is sealed.") == (role == "auditor")
    role == "operator" || ["date", "rescind"].every { visitor.submit(page, "$page/$it", [reason: "so"]).status == 403 }
    role == "approver" || ["hold", "exception"].every { visitor.submit(page, "$page/$it", [decision: "RELEASE"]).status == 403 }

    where:
    role << Stack.ROLES
  }

  def "an auditor takes the signed bundle away from the page, and security the chain (R5)"() {
    given:
    def leaving = risky("exported").opened().sealed()
    def page = page(leaving)
    def bundle = new Visitor(api, "auditor").get("$page/bundle")
    def chain = new Visitor(api, "security").get("$page/evidence")

    expect:
    new Visitor(api, "auditor").get(page).text.contains("./handback verify ${leaving.id}.zip")
    bundle.header("Content-Type") == "application/zip"
    bundle.header("Content-Disposition") == "attachment; filename=\"${leaving.id}.zip\""
    new ZipInputStream(new ByteArrayInputStream(bundle.bytes)).nextEntry.name == "evidence.ndjson"
    chain.header("Content-Disposition") == "attachment; filename=\"${leaving.id}.ndjson\""
    chain.text.contains('"SEALED"')
    new Visitor(api, "security").get("$page/bundle").status == 403
    new Visitor(api, "finance").get("$page/evidence").status == 403
  }

  def "an approver decides on its page about what the guard holds: #decision (P7)"() {
    given:
    def held = held()
    def page = "/console/offboardings/$held"
    def approver = new Visitor(api, "approver")

    expect:
    approver.get("/console/tasks").text.contains("href=\"$page\"")
    !new Visitor(api, "operator").get("/console/tasks").text.contains(held)
    approver.get(page).text.contains("It is held: may it start?")
    !new Visitor(api, "operator").get(page).text.contains("It is held: may it start?")
    !new Visitor(api, "operator").get(page).text.contains("$page/rescind")
    approver.submit(page, "$page/hold", [comment: "seen"]).status == 422
    approver.submit(page, "$page/hold", [decision: decision, comment: "seen"]).status == 303
    new PollingConditions(timeout: 10).eventually {
      assert api.get("/offboardings/$held", "auditor").json.state == state
      assert decision == "REJECT" || api.started(held)
    }

    and: "once, and it is no task any more"
    !approver.get("/console/tasks").text.contains(held)
    approver.submit(page, "$page/hold", [decision: decision]).status == 409

    where:
    decision  | state
    "RELEASE" | "RUNNING"
    "REJECT"  | "REJECTED"
  }

  def "whoever asked for it does not let it start (P5, P7)"() {
    given:
    def held = held([by: "approver"])
    def page = "/console/offboardings/$held"
    def answer = new Visitor(api, "approver").submit(page, "$page/hold", [decision: "RELEASE"])

    expect:
    answer.status == 403
    answer.text.contains("Who asked for an offboarding cannot release it")
    !new Visitor(api, "approver").get("/console/tasks").text.contains(held)
  }

  def "a form that comes from elsewhere does nothing (CSRF): #what"() {
    given:
    def leaving = waiting()

    expect:
    operator().post("${page(leaving)}/$what", [reason: "forged", effectiveAt: "2998-01-31T18:00", zone: "UTC"]).status == 403
    api.signals(leaving.id).empty

    where:
    what << ["date", "rescind"]
  }

  def "everybody can use them, in the light and in the dark, and on a phone (WCAG 2.2 AA)"() {
    given:
    def leaving = waiting()
    def browser = new Browser(api)
    browser.zone("Europe/Berlin")
    browser.signIn("operator").open(page(leaving))

    when:
    browser.findElements(By.cssSelector("details.card > summary"))*.click()

    then:
    browser.element("#zone").getAttribute("value") == "Europe/Berlin"
    browser.look("changes") == []

    when:
    browser.phone()

    then:
    browser.look("changes-on-a-phone") == []
    browser.fits()

    cleanup:
    browser?.close()
  }

  private Visitor operator() { new Visitor(api, "operator") }

  private static String page(Leaving leaving) { "/console/offboardings/$leaving.id" }

  /** What the guard never holds. */
  private Leaving risky(String name) { new Leaving(api, "e-change-$name-${++count}", [trigger: "RISK"]) }

  private Leaving waiting() { risky("waits").running().opened(OffboardingState.SCHEDULED) }

  /** Of two at once the second is held. */
  private String held(Map with = [:]) {
    def answers = (1..2).collect { new Sender(api).standard(Sender.gone("e-held-${++count}", with)) }
    answers*.json*.offboardingId.find { api.get("/offboardings/$it", "auditor").json.hold != null }
  }
}
