package dev.handback.api.console

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.offboarding.Leaving
import dev.handback.offboarding.OffboardingState
import org.openqa.selenium.Keys
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** Pages in a real browser: by keyboard, on a phone, in the dark, without scripts, and for those who do not see them. */
class ConsoleBrowserSpec extends Specification {
  @Shared RunningApi api = Stack.api()
  @Shared Leaving open = new Leaving(api, "browser-open").running().opened(OffboardingState.AWAITING_APPROVAL).needsPerson().asksOwner("app-owner@example.com")
  @Shared Leaving sealed = new Leaving(api, "browser-sealed").opened().sealed()

  @AutoCleanup Browser browser = new Browser(api)
  PollingConditions soon = new PollingConditions(timeout: 10, delay: 0.1)

  def "everybody can use #page, in the light and in the dark (WCAG 2.2 AA)"() {
    given:
    browser.signIn("app-owner")
    browser.open(path())

    expect:
    browser.look(page) == []

    where:
    page               | path
    "overview"         | { "/console" }
    "offboardings"     | { "/console/offboardings" }
    "offboarding"      | { "/console/offboardings/$open.id" }
    "sealed"           | { "/console/offboardings/$sealed.id" }
    "tasks"            | { "/console/tasks" }
    "task"             | { "/console/tasks/obl-sign-off-$open.id" }
    "seats"            | { "/console/seats" }
    "exceptions"       | { "/console/exceptions" }
    "not-there"        | { "/console/nothing" }
  }

  def "an operator can use the inbox, and the page of an event (WCAG 2.2 AA)"() {
    given:
    browser.signIn("operator").open("/console/inbox?q=browser-open")

    expect:
    browser.violations() == []

    when:
    browser.element("td a").click()
    browser.element("form.card")
    browser.picture("inbox-event")

    then:
    browser.violations() == []
  }

  def "security can use the list of sign-ins, in the light and in the dark, and on a phone (WCAG 2.2 AA)"() {
    given:
    new Visitor(api).signIn("browser-guess", "guessed")
    new Visitor(api).signIn("browser-guess", "guessed")
    browser.signIn("security").open("/console/sign-ins?who=browser-guess")

    expect:
    browser.look("sign-ins") == []

    when:
    browser.phone()
    browser.open("/console/sign-ins")
    browser.picture("sign-ins-on-a-phone")

    then:
    browser.violations() == []
    browser.fits()
  }

  def "on a phone each row of #page reads from top to bottom, each value with the name of its column, and nothing is cut off"() {
    given:
    browser.phone()
    browser.signIn("app-owner").open(path())

    expect:
    browser.cutTables() == []
    browser.fits()
    browser.executeScript("return Array.from(document.querySelectorAll('.scroll td')).some(it => getComputedStyle(it, '::before').content.includes(arguments[0]))", column)
    browser.look("$page-on-a-phone") == []

    where:
    page           | column     | path
    "offboardings" | "State"    | { "/console/offboardings" }
    "offboarding"  | "Proof"    | { "/console/offboardings/$open.id" }
    "tasks"        | "Until"    | { "/console/tasks" }
  }

  def "the sign-in can be used by everybody (WCAG 2.2 AA)"() {
    given:
    browser.open("/console/sign-in")
    browser.picture("sign-in")

    expect:
    browser.violations() == []
  }

  def "an owner finds what they owe and signs off by keyboard alone, on a phone (O1)"() {
    given:
    def leaving = new Leaving(api, "browser-keys").running().opened(OffboardingState.WAITING).asksOwner("app-owner@example.com")
    browser.phone()
    browser.signIn("app-owner")

    when:
    browser.tabTo("nav a[href='/console/tasks']")
    browser.press(Keys.ENTER)
    browser.element("a[href='/console/tasks/obl-sign-off-$leaving.id']")
    browser.tabTo("a[href='/console/tasks/obl-sign-off-$leaving.id']")
    browser.press(Keys.ENTER)
    browser.element("input[value='APPROVE']")
    browser.tabTo("input[type=radio]")
    browser.press(Keys.SPACE)
    browser.tabTo("#comment")
    browser.press("nobody uses it any more")
    browser.picture("task-on-a-phone")
    browser.tabTo("form.card button")
    browser.press(Keys.ENTER)

    then:
    soon.eventually {
      assert api.signals(leaving.id)*.subMap("decision", "by", "comment") == [[decision: "APPROVE", by: "app-owner", comment: "nobody uses it any more"]]
    }
    browser.fits()
  }

  def "an offboarding that runs changes on the page by itself"() {
    given:
    def leaving = new Leaving(api, "browser-live").running().opened()
    browser.signIn("security").open("/console/offboardings/$leaving.id")
    assert browser.text.contains("0 of 2 items")

    when:
    leaving.sealed()

    then:
    soon.eventually { assert browser.text.contains("2 of 2 items have come to their end") }
    browser.text.contains("It is over: Sealed.")
    soon.eventually { assert browser.findElements(org.openqa.selenium.By.cssSelector("[hx-get]")).empty }
  }

  def "times are those of whoever looks"() {
    given:
    browser.signIn("auditor")
    browser.zone("Asia/Tokyo")
    browser.open("/console/offboardings/$sealed.id")

    expect: 'removed at 16:00:04 UTC'
    browser.text.contains("Nov 21, 2026, 1:00")
  }

  def "without scripts everything is there to read and to decide"() {
    given:
    def leaving = new Leaving(api, "browser-plain").running().opened(OffboardingState.WAITING).asksOwner("app-owner@example.com")
    browser.signIn("app-owner")
    browser.scripts(false)

    when:
    browser.open("/console/tasks/obl-sign-off-$leaving.id")
    browser.element("input[value='REKEYED']").click()
    browser.element("form.card button").click()

    then:
    soon.eventually { assert api.signals(leaving.id)*.decision == ["REKEYED"] }
  }
}
