package dev.handback.api.console

import dev.handback.api.CannedPreview
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.estate.FreePort
import dev.handback.estate.Launch
import dev.handback.estate.TemporalEngine
import dev.handback.inventory.*
import dev.handback.offboarding.OffboardingWorkflow
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetId
import io.temporal.worker.WorkerFactory
import java.time.Instant
import org.openqa.selenium.Keys
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What an offboarding would do, on a page, and its start from there (P6). */
class PreviewPageSpec extends Specification {
  private static final String PATH = "/console/preview"
  private static final Map<String, String> ASKED = ["subject.kind": "EMPLOYEE", "subject.id": "e-page", "subject.email": "page@example.com", trigger: "TERMINATION", "source.system": "console", zone: "UTC"]

  @Shared @AutoCleanup("stop") TemporalEngine engine = TemporalEngine.start(Launch.in(Stack.DIR.resolve("preview-page-temporal")))
  @Shared @AutoCleanup RunningApi api = new RunningApi("api_preview_page", engine.target())
  @Shared @AutoCleanup("shutdownNow") WorkerFactory workers = WorkerFactory.newInstance(api.temporal)

  Visitor operator = new Visitor(api, "operator")

  def setupSpec() {
    workers.newWorker(OffboardingWorkflow.TASK_QUEUE).registerWorkflowImplementationTypes(CannedPreview)
    workers.start()
    known(["e-page", "e-other"] + (1..25).collect { "e-many-$it".toString() })
  }

  def "previews are an operator's: #role"() {
    expect:
    new Visitor(api, role).get(PATH).status == (role == "operator" ? 200 : 403)
    new Visitor(api, role).get("/console").text.contains(PATH) == (role == "operator")

    where:
    role << Stack.ROLES
  }

  def "somebody is found by #what, and the form is filled in for them"() {
    expect:
    operator.get("$PATH?q=${URLEncoder.encode(q, 'UTF-8')}").text.contains("$PATH?subject=e-page#ask")
    with(operator.get("$PATH?subject=e-page").text) {
      it.contains('value="e-page"')
      it.contains('value="e-page@example.com"')
    }

    where:
    what               | q
    "id"               | "E-PAGE"
    "address"          | "page@exam"
    "an account"       | "account of e-page"
  }

  def "many people come page by page, and nobody is a page that says so"() {
    given:
    def first = operator.get("$PATH?q=e-many").text
    def next = (first =~ /href="([^"]+)" rel="next"/)[0][1].replace("&amp;", "&")

    expect:
    first.count("#ask\"") == 20
    operator.get(next).text.count("#ask\"") == 5
    operator.get("$PATH?q=nobody-at-all").text.contains("No target knows anybody by that")
  }

  def "a preview shows the plan, who is asked, money, warnings and how far it reaches, and leaves no trace (P6)"() {
    given:
    def before = counts()

    when:
    def answer = operator.submit(PATH, PATH, ASKED)

    then:
    answer.status == 200
    with(answer.text) {
      it.contains("If page@example.com were offboarded now")
      it.contains("crm-owner signs off before e-page at crm is cut; after 14 days without a word: Disable.")
      it.contains("<strong>12.50 EUR</strong>")
      it.contains("<strong>erp</strong>: erp does not answer")
      it.contains("A person would have to do it: crm, Seat, Designer seat: the connector of crm cannot release seats")
      it.contains("Disable accounts: 1 item at 1 target")
      it.contains('<svg class="blast" role="img"')
      it.contains("the nightly report runs as e-page")
      !(it =~ /\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/)
    }
    counts() == before
  }

  def "pressed twice, the start of a preview starts one offboarding, and leads to it (T12)"() {
    given:
    def page = operator.submit(PATH, PATH, ASKED + ["subject.id": "e-twice", "subject.email": "twice@example.com", effectiveAt: "2998-01-31T18:00", zone: "Europe/Berlin"]).text
    def fields = (page.split('action="/console/preview/start"')[1].split("</form>")[0] =~ /name="([^"]+)" value="([^"]*)"/).collect { [it[1], it[2]] }.collectEntries()

    when:
    def answers = (1..2).collect { operator.post("$PATH/start", fields + [reason: "Leaves early: <HR-7>"]) }

    then:
    answers*.status == [303, 303]
    answers[0].headers("Location") == answers[1].headers("Location")
    with(operator.get(answers[0].header("Location")).text) {
      it.contains("twice@example.com")
      it.contains("<dt>Asked for by</dt><dd>operator</dd>")
      it.contains("<dt>Reason given</dt><dd>Leaves early: &lt;HR-7&gt;</dd>")
    }
    api.rows("SELECT effective_at, triggered_by FROM offboarding WHERE subject_id = 'e-twice'")*.values()*.toString() == ["[2998-01-31T17:00, operator]"]

    and: "who is asked about again is known to be leaving"
    operator.submit(PATH, PATH, ASKED + ["subject.id": "e-twice", trigger: "ROLE_CHANGE"]).text.contains("One of theirs is not over yet")
  }

  def "what is wrong stands at its field, and what was typed is still there: #field"() {
    given:
    def answer = operator.submit(PATH, path, ASKED + ["subject.displayName": "Typed Before"] + change)

    expect:
    answer.status == 422
    answer.text.contains("id=\"${field.replace('.', '-')}-error\"")
    answer.text.contains('role="alert"')
    answer.text.contains('value="Typed Before"')
    api.rows("SELECT 1 FROM offboarding WHERE subject_name = 'Typed Before'").empty

    where:
    field           | path          | change
    "subject.id"    | PATH          | ["subject.id": " "]
    "subject.email" | PATH          | ["subject.email": "nobody"]
    "subject.kind"  | PATH          | [trigger: "VENDOR_END"]
    "zone"          | PATH          | [effectiveAt: "2998-01-31T18:00", zone: "Middle Earth"]
    "effectiveAt"   | PATH          | [effectiveAt: "tomorrow"]
    "only"          | PATH          | [trigger: "POLICY"]
    "keep"          | PATH          | [keep: "crm"]
    "trigger"       | PATH + "/start" | [trigger: "WHIM", reason: "it is time"]
    "reason"        | PATH + "/start" | ["source.eventId": "no-reason", reason: " "]
  }

  def "nobody previews or starts their own: #path (P5)"() {
    given:
    def answer = new Visitor(api, "parting").with { it.submit(PATH, path, ASKED + ["subject.id": "e-parting", "source.eventId": "mine", reason: "I go"]) }

    expect:
    answer.status == 403
    answer.text.contains("Nobody decides about their own offboarding")

    where:
    path << [PATH, PATH + "/start"]
  }

  def "a form that comes from elsewhere does nothing (CSRF)"() {
    expect:
    operator.post(path, ASKED + ["source.eventId": "forged"]).status == 403
    api.rows("SELECT 1 FROM offboarding WHERE subject_id = 'e-page'").empty

    where:
    path << [PATH, PATH + "/start"]
  }

  def "while Temporal is away the page says so, and keeps what was typed"() {
    given:
    def lost = new RunningApi("api_preview_page_lost", "127.0.0.1:" + FreePort.find(0))
    def answer = new Visitor(lost, "operator").submit(PATH, PATH, ASKED)

    expect:
    answer.status == 503
    answer.text.contains("Temporal does not answer")
    answer.text.contains('value="page@example.com"')

    cleanup:
    lost?.close()
  }

  def "everybody can use it, in the light and in the dark, on a phone, and by keyboard alone (WCAG 2.2 AA)"() {
    given:
    def browser = new Browser(api)
    browser.zone("Europe/Berlin")
    browser.signIn("operator").open("$PATH?q=e-page")

    expect:
    browser.look("preview-form") == []

    when: "found, picked, asked"
    browser.tabTo("td a")
    browser.press(Keys.ENTER)
    browser.element("#subject-id[value='e-page']")
    assert browser.element("#zone").getAttribute("value") == "Europe/Berlin"
    browser.tabTo("#ask > button")
    browser.press(Keys.ENTER)
    browser.element("svg.blast")

    then:
    browser.look("preview") == []

    when:
    browser.phone()

    then:
    browser.look("preview-on-a-phone") == []
    browser.fits()

    when: "wrong, said at the field"
    browser.open(PATH)
    browser.type("subject-id", "e-page")
    browser.type("subject-email", "page@example.com")
    browser.executeScript("document.getElementById('zone').value = 'Mordor'; document.getElementById('effectiveAt').value = '2998-01-31T18:00'")
    browser.element("#ask > button").click()
    browser.element("#zone-error")

    then:
    browser.look("preview-wrong") == []

    cleanup:
    browser?.close()
  }

  def "it works without scripts, from the search to the run"() {
    given:
    def browser = new Browser(api)
    browser.signIn("operator")
    browser.scripts(false)
    browser.open("$PATH?q=e-other")

    when:
    browser.element("td a").click()
    browser.element("#ask > button").click()
    browser.type("start-reason", "Has left on the spot")
    browser.element("form[action='/console/preview/start'] button").click()
    browser.element("#live")

    then:
    browser.currentUrl.contains("/console/offboardings/ob-")
    browser.text.contains("Has left on the spot")

    cleanup:
    browser?.close()
  }

  def "the first look at it is small: #path"() {
    expect:
    operator.get(path).bytes.length < 150_000

    where:
    path << [PATH, "$PATH?q=e-"]
  }

  private Map counts() {
    ["offboarding", "inbox", "access_item", "evidence", "obligation"].collectEntries { [it, api.rows("SELECT COUNT(*) AS n FROM $it")[0].n] }
  }

  private void known(List<String> ids) {
    def record = api.server.applicationContext.getBean(InventoryRecordActivities)
    def at = Instant.parse("2026-11-20T16:00:00Z")
    def sync = new SyncId("sync-preview")
    def target = new TargetId("directory")
    record.open(new SyncOpened(sync, target, at))
    record.seen(new PageSeen(sync, target, true, ids.collect {
      new InventoryEntry(new ListedAccount(new AccountRef(it, "account of $it"), new AccountNames(it, "$it@example.com", it), AccountKind.UNKNOWN, null, true, null, null, null), AccountKind.PERSON, null, new Correlation.Person(it))
    }, at))
    record.end(new SyncEnded(sync, target, 1, at))
  }
}
