package dev.handback.api.oidc

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Browser
import org.openqa.selenium.Keys
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** People sign in to the pages at a real Keycloak, with a real browser; the two are different sites for it. */
class PagesSignInSpec extends Specification {
  @Shared @AutoCleanup ProviderApi api = ProviderApi.with("api_oidc_pages")
  @AutoCleanup Browser browser = new Browser(api)
  PollingConditions soon = new PollingConditions(timeout: 10, delay: 0.1)

  def "whoever opens a page signs in at the provider and is back on that page"() {
    when:
    signIn("/console/offboardings", "insider")

    then:
    browser.currentUrl.endsWith("/console/offboardings")
    browser.element("form.who span").text == "insider"
    browser.element("nav a[href='/console/inbox']")
    browser.executeScript("return document.cookie") == ""
    with(browser.driver.manage().getCookieNamed("handback")) {
      it.httpOnly
      it.sameSite == "Strict"
      it.path == "/console"
    }
  }

  def "a session that has run out is renewed without asking while the provider's lasts"() {
    given:
    signIn("/console", "auditor")
    browser.driver.manage().deleteCookieNamed("handback")

    when:
    browser.open("/console/seats")

    then:
    browser.element("nav a[href='/console/seats'][aria-current=page]")
  }

  def "signing out ends the session here and at the provider, which asks again"() {
    given:
    signIn("/console", "auditor")

    when:
    browser.element("form.who button").click()

    then:
    soon.eventually { assert browser.currentUrl.endsWith("/console/signed-out") }
    browser.text.contains("You are signed out")
    browser.violations() == []

    when:
    browser.open("/console")

    then:
    browser.element("#password")
    browser.currentUrl.startsWith(api.provider.issuer.toString())
  }

  def "somebody whom no group gives a role is told so, and gets no session"() {
    when:
    away("/console", "visitor")

    then:
    soon.eventually { assert browser.text.contains("You have no role here") }
    browser.driver.manage().getCookieNamed("handback") == null
    audit("who = 'visitor'").first().subMap("outcome", "method", "door", "reason") == [outcome: "REFUSED", method: "PROVIDER", door: "CONSOLE", reason: "none of your groups gives you one"]
  }

  def "a page's session is none for calls"() {
    given:
    signIn("/console", "operator")
    def session = browser.driver.manage().getCookieNamed("handback").value

    expect:
    api.called(session).isProblem(401)
    api.send("GET", "/console/inbox", null, [Cookie: "handback=$session".toString()]).status == 200
    api.send("GET", "/console/inbox", null, [Cookie: "handback=${api.token('operator')}".toString()]).status == 303
  }

  def "an operator's session has payloads read for Temporal's UI, another's does not: #user"() {
    given:
    signIn("/console", user)
    def session = browser.driver.manage().getCookieNamed("handback").value

    expect:
    api.post("/codec/decode", [payloads: []], null, [Cookie: "handback-codec=$session".toString()]).status == status

    where:
    user       || status
    "operator" || 200
    "auditor"  || 403
  }

  def "#what is refused: 401, and no session"() {
    given:
    def begun = api.get("/console/sign-in")
    def cookie = begun.header("Set-Cookie").split(";")[0]
    def state = (begun.header("Location") =~ /state=([^&]+)/)[0][1]

    when:
    def answer = api.get("/console/sign-in/callback?" + query(state), null, sent ? [Cookie: cookie] : [:])

    then:
    answer.status == 401
    answer.text.contains("You were not signed in")
    answer.headers("Set-Cookie").empty

    where:
    what                                     | sent  | query
    "an answer that this browser never asked" | false | { "code=x&state=$it" }
    "an answer with another state"           | true  | { "code=x&state=another" }
    "an answer without a state"              | true  | { "code=x" }
    "a code that the provider never gave"    | true  | { "code=x&state=$it" }
    "an answer of another provider"          | true  | { "code=x&state=$it&iss=https%3A%2F%2Felsewhere.example.com" }
    "a provider that says no"                | true  | { "error=access_denied&state=$it" }
    "an answer that says nothing"            | true  | { "" }
  }

  def "the way to the provider has a challenge, a state and a nonce, and its cookie comes back from there only"() {
    when:
    def answer = api.get("/console/sign-in?to=https://elsewhere.example.com")
    def query = answer.header("Location").split(/\?/)[1].split("&").collectEntries { it.split("=") as List }

    then:
    answer.status == 303
    answer.header("Location").startsWith(api.provider.issuer.toString())
    query.code_challenge_method == "S256"
    query.code_challenge.size() == 43
    query.response_type == "code"
    query.nonce.size() >= 22
    query.state.size() >= 22
    answer.header("Set-Cookie") =~ /(?i)httponly/
    answer.header("Set-Cookie") =~ /SameSite=Lax/
    answer.header("Set-Cookie") =~ /(?i)path=\/console\/sign-in/
  }

  def "a part of a page cannot lead away to the provider: it has the whole page opened again"() {
    when:
    def answer = api.get("/console/offboardings/ob-1/live", null, ["HX-Request": "true"])

    then:
    answer.status == 401
    answer.header("HX-Refresh") == "true"
  }

  def "while the provider is down the api runs: #what is answered with #status"() {
    given:
    def silent = new RunningApi("api_oidc_silent_$status", Stack.temporal(), new TestProvider("none").settings() + ["handback.sign-in.oidc.issuer": "http://127.0.0.1:1/realms/none"])

    expect:
    silent.get(path, null, headers).status == status

    cleanup:
    silent.close()

    where:
    what     | path           | headers                                                | status
    "health" | "/health"      | [:]                                                    | 200
    "a call" | "/offboardings" | [Authorization: "Bearer " + "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"] | 503
  }

  def "P5: signing in at the provider and out again is on the record, a refused answer as well, and never the code or a token"() {
    given:
    signIn("/console", "insider")
    browser.element("form.who button").click()
    soon.eventually { assert browser.currentUrl.endsWith("/console/signed-out") }
    api.get("/console/sign-in/callback?code=a-code-of-nobody&state=x")
    api.called(api.token("auditor") + "x")

    expect:
    audit("who = 'insider'").takeRight(2)*.subMap("outcome", "method", "door") == [[outcome: "SIGNED_IN", method: "PROVIDER", door: "CONSOLE"], [outcome: "SIGNED_OUT", method: "PROVIDER", door: "CONSOLE"]]
    audit("reason LIKE 'this browser did not ask%'").size() > 0
    audit("method = 'ACCESS_TOKEN'")*.reason.unique() == ["the access token is not good"]
    audit("1 = 1").every { !it.toString().contains("a-code-of-nobody") && !it.toString().contains("eyJ") }
  }

  private List<Map> audit(String where) { api.rows("SELECT * FROM sign_in WHERE $where ORDER BY id") }

  private void signIn(String page, String user) {
    away(page, user)
    browser.element("nav")
  }

  private void away(String page, String user) {
    browser.open(page)
    browser.element("#password")
    browser.type("username", user)
    browser.type("password", TestProvider.PASSWORD)
    browser.press(Keys.ENTER)
  }
}
