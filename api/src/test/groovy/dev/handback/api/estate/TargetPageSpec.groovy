package dev.handback.api.estate

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Browser
import dev.handback.api.console.Visitor
import dev.handback.api.offboarding.Leaving
import dev.handback.inventory.*
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.TargetBrief
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.seat.SeatPool
import dev.handback.record.seat.LicencePools
import dev.handback.record.estate.Contact
import dev.handback.record.estate.EstateTarget
import dev.handback.record.estate.TargetRegister
import java.time.Duration
import java.time.Instant
import org.openqa.selenium.Keys
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** How targets stand, over HTTP and on pages, as the record knows it: the api asks none (O3). */
class TargetPageSpec extends Specification {
  private static final Instant T0 = Instant.parse("2026-11-20T16:00:00Z")
  private static final Instant DUE = Instant.parse("2020-11-20T18:00:00Z")
  private static final int MANY = 10_000

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_targets", Stack.temporal())
  @Shared Leaving behind

  def setupSpec() {
    def register = api.server.applicationContext.getBean(TargetRegister)
    def crm = new TargetId("crm")
    register.save([estate("crm", "scim", ["DisablesAccounts", "FindsAccess"]), estate("directory", "ldap", ["DisablesAccounts"]), estate("wiki", "scim", [])], T0)
    register.met([new Contact(new TargetId("directory"), T0, null), new Contact(crm, T0, null), new Contact(crm, T0.plusSeconds(60), "crm does not answer: <connect>")])
    api.server.applicationContext.getBean(LicencePools).save([new TargetBrief(crm, "crm-owner", "targets", Duration.ofHours(4), [new SeatPool("designer", 12.5G, "EUR", 40, null, null, null, false)])])
    behind = new Leaving(api, "behind").opened(OffboardingState.WAITING).owes("crm-owner", [dueAt: DUE])
    synced(crm)
  }

  def "every target says how it stands, and what it owes (O3)"() {
    when:
    def targets = api.get("/targets", "auditor").json.targets

    then:
    targets*.id == ["crm", "directory", "wiki"]
    targets*.health == ["FAILING", "ANSWERS", "UNKNOWN"]
    with(targets[0]) {
      it.failingSince == T0.plusSeconds(60).toString()
      it.failure == "crm does not answer: <connect>"
      it.debts == 1
      it.owesSince == T0.toString()
      it.dueAt == DUE.toString()
      it.accounts == MANY
      it.sla == "PT4H"
    }
  }

  def "connectors say what they can do, and where they are used"() {
    expect:
    api.get("/connectors", "finance").json.connectors == [
      [connector: "ldap", capabilities: ["DisablesAccounts"], targets: ["directory"]],
      [connector: "scim", capabilities: ["DisablesAccounts", "FindsAccess"], targets: ["crm", "wiki"]]]
  }

  def "#role sees the targets, what fails first, and each of them"() {
    given:
    def visitor = new Visitor(api, role)

    expect:
    with(visitor.get("/console/targets")) {
      it.status == 200
      (it.text =~ /targets\/(\w+)"/).collect { one -> one[1] } == ["crm", "directory", "wiki"]
    }
    with(visitor.get("/console/targets/crm").text) {
      it.contains("crm does not answer: &lt;connect&gt;")
      it.contains("One offboarding is owed a removal here")
      it.contains("its time was up")
      it.contains("disables accounts")
      it.contains("40 bought")
      it.contains("/console/offboardings/$behind.id")
      !(it =~ /\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/)
    }
    visitor.get("/console/targets/nowhere").status == 404

    where:
    role << Stack.ROLES
  }

  def "whom it is about does not find their own at a target (P5)"() {
    given:
    def own = new Leaving(api, "e-leaver", [email: "leaver@example.com"]).opened(OffboardingState.WAITING)

    expect:
    !new Visitor(api, "leaver").get("/console/targets/crm").text.contains(own.id)
    new Visitor(api, "auditor").get("/console/targets/crm").text.contains(own.id)
  }

  def "ten thousand accounts come page by page, and each page is small"() {
    given:
    def visitor = new Visitor(api, "auditor")
    def first = visitor.get("/console/targets/crm")
    def next = (first.text =~ /href="([^"]+)" rel="next"/)[0][1].replace("&amp;", "&")

    expect:
    first.bytes.length < 150_000
    first.text.contains("account-00050") && !first.text.contains("account-00051")
    visitor.get(next.split("#")[0]).text.contains("account-00051")
    visitor.get("/console/targets/crm?cursor=nonsense").status == 400
  }

  def "among ten thousand people somebody is found, or nobody: #q"() {
    expect:
    new Visitor(api, "operator").get("/console/preview?q=$q").text.count("#ask\"") == found

    where:
    q               || found
    "p777@"         || 1
    "e-"            || 20
    "account-00077" || 1
    "nobody"        || 0
  }

  def "everybody can use them, in the light and in the dark, on a phone, and by keyboard alone (WCAG 2.2 AA)"() {
    given:
    def browser = new Browser(api)
    browser.signIn("security")

    when:
    browser.tabTo("nav a[href='/console/targets']")
    browser.press(Keys.ENTER)
    browser.element("a[href='/console/targets/crm']")

    then:
    browser.look("targets") == []

    when:
    browser.tabTo("a[href='/console/targets/crm']")
    browser.press(Keys.ENTER)
    browser.element("#accounts")

    then:
    browser.look("target") == []

    when:
    browser.phone()

    then:
    browser.look("target-on-a-phone") == []
    browser.fits()

    cleanup:
    browser?.close()
  }

  private static EstateTarget estate(String id, String connector, List<String> can) {
    new EstateTarget(new TargetId(id), connector, id + "-owner", "offboarding", Duration.ofHours(4), can, ["the connector of $id cannot end sessions".toString()])
  }

  private void synced(TargetId target) {
    def record = api.server.applicationContext.getBean(InventoryRecordActivities)
    def sync = new SyncId("sync-targets")
    record.open(new SyncOpened(sync, target, T0))
    (1..MANY).collate(1000).eachWithIndex { some, page ->
      record.seen(new PageSeen(sync, target, page == 0, some.collect {
        def id = "account-" + String.format("%05d", it)
        new InventoryEntry(new ListedAccount(new AccountRef(id, id), new AccountNames("e-$it", "p$it@example.com", id), AccountKind.UNKNOWN, null, true, null, null, null), AccountKind.PERSON, null, new Correlation.Person("e-$it"))
      }, T0))
    }
    record.end(new SyncEnded(sync, target, 10, T0.plusSeconds(2)))
  }
}
