package dev.handback.api.console

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.offboarding.EvidenceFileSpec
import dev.handback.api.offboarding.Leaving
import dev.handback.offboarding.OffboardingState
import java.nio.file.Files
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** People attach files to what they did by hand, in a real browser (O2). */
class EvidenceFileBrowserSpec extends Specification {
  @Shared RunningApi api = Stack.api()
  @AutoCleanup Browser browser = new Browser(api)
  PollingConditions soon = new PollingConditions(timeout: 10, delay: 0.1)

  def "O2: a person attaches a picture to what they did by hand, on a phone, and what was typed stays when a file is refused"() {
    given:
    def leaving = new Leaving(api, "browser-files").running().opened(OffboardingState.WAITING).needsPerson().asksByHand("app-owner@example.com")
    def page = Stack.write("page.png", "<html>no picture</html>")
    def picture = Files.write(Stack.DIR.resolve("seats.png"), EvidenceFileSpec.PNG)
    browser.phone()
    browser.signIn("app-owner").open("/console/tasks/obl-by-hand-$leaving.id")

    when:
    browser.element("input[value='DONE']").click()
    browser.type("evidence", "switched off")
    browser.element("#files").sendKeys(page.toString())
    browser.element("form.card button").click()
    soon.eventually { assert browser.text.contains("looks like text/html") }
    browser.picture("task-with-a-refused-file")

    then:
    browser.violations() == []
    browser.element("#evidence").getAttribute("value") == "switched off"
    browser.element("input[value='DONE']").selected

    when:
    browser.element("#files").sendKeys(picture.toString())
    browser.element("form.card button").click()

    then:
    soon.eventually { assert api.signals(leaving.id)*.evidence.first().startsWith("switched off; attached: seats.png (SHA-256 ") }
    browser.signOut().signIn("auditor").open("/console/offboardings/$leaving.id")
    browser.text.contains("seats.png")
    browser.picture("offboarding-with-a-file")
    browser.violations() == []
  }

  def "where no script says so beforehand, a form that is larger than any may be is answered with a page that says what to do"() {
    given:
    def leaving = new Leaving(api, "browser-too-large").running().opened(OffboardingState.WAITING).needsPerson().asksByHand("app-owner@example.com")
    def huge = Stack.write("huge.txt", "x" * (17 * 1024 * 1024))
    browser.signIn("app-owner")
    browser.scripts(false)
    browser.open("/console/tasks/obl-by-hand-$leaving.id")

    when:
    browser.element("input[value='DONE']").click()
    browser.type("evidence", "switched off")
    browser.element("#files").sendKeys(huge.toString())
    browser.element("form.card button").click()

    then:
    soon.eventually { assert browser.text.contains("The form is too large") }
    browser.text.contains("send fewer or smaller files: at most 16 MB in all")
    browser.scripts(true)
    browser.violations() == []
    api.signals(leaving.id).empty
  }

  def "a file that is too large is told before it is sent"() {
    given:
    def leaving = new Leaving(api, "browser-large").running().opened(OffboardingState.WAITING).needsPerson().asksByHand("app-owner@example.com")
    def large = Stack.write("large.txt", "x" * (5 * 1024 * 1024 + 1))
    browser.signIn("app-owner").open("/console/tasks/obl-by-hand-$leaving.id")

    when:
    browser.element("#files").sendKeys(large.toString())

    then:
    browser.executeScript("return document.getElementById('files').validationMessage") == "At most 3 files, each up to 5 MB"
  }
}
