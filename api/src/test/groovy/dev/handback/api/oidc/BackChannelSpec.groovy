package dev.handback.api.oidc

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.crypto.MACSigner
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.nimbusds.jwt.SignedJWT
import dev.handback.api.console.Browser
import org.openqa.selenium.Keys
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** Whom a real Keycloak signs out is out of the pages as well (OpenID Connect Back-Channel Logout 1.0). */
class BackChannelSpec extends Specification {
  static final PATH = "/sign-in/back-channel-logout"
  static final EVENT = ["http://schemas.openid.net/event/backchannel-logout": [:]]

  @Shared @AutoCleanup ProviderApi api = ProviderApi.with("api_back_channel")
  @AutoCleanup Browser browser = new Browser(api)
  @AutoCleanup Browser other = new Browser(api)
  PollingConditions soon = new PollingConditions(timeout: 10, delay: 0.1)

  def "P5: whom an administrator signs out at the provider is out of every page here at once, and it is on the record"() {
    given:
    def session = signIn(browser, "security")
    def elsewhere = signIn(other, "auditor")

    when:
    api.provider.signOut("security")

    then:
    soon.eventually { assert isOut(session) }
    !isOut(elsewhere)
    api.rows("SELECT * FROM sign_in WHERE outcome = 'SIGNED_OUT'").size() == 1

    when:
    browser.open("/console")

    then:
    browser.element("#password")
  }

  def "P5: the provider's word about one session leaves the person's others, its word about the person leaves none"() {
    given:
    def one = signIn(browser, "insider")
    def two = signIn(other, "insider")
    def person = claim(one, "providerSub")

    when:
    def first = tell(logout(sid: claim(one, "sid"), sub: person))

    then:
    first.status == 200
    first.header("Cache-Control") == "no-store"
    isOut(one)
    !isOut(two)

    when:
    def again = tell(logout(sub: person))

    then:
    again.status == 200
    isOut(two)
  }

  def "P5: #what ends no session: 400"() {
    given:
    def session = signIn(browser, "finance")
    def about = [sid: claim(session, "sid"), sub: claim(session, "providerSub")]

    expect:
    with(tell(token(about))) {
      status == 400
      header("Content-Type").startsWith("application/problem+json")
      !text.contains("Exception")
    }
    !isOut(session)

    where:
    what                                    | token
    "a token of another issuer"             | { logout(it + [iss: "https://elsewhere.example.com"]) }
    "a token for somebody else"             | { logout(it + [aud: "elsewhere"]) }
    "a token that says nothing of a logout" | { logout(it, [events: null]) }
    "a token of another event"              | { logout(it + [events: ["https://example.com/other": [:]]]) }
    "a token with a nonce, an ID token"     | { logout(it + [nonce: "n"]) }
    "a token about nobody"                  | { logout([:]) }
    "a token without an id"                 | { logout(it, [jti: null]) }
    "a token that has run out"              | { logout(it + [iat: seconds(-7200), exp: seconds(-3600)]) }
    "a token signed by somebody else"       | { logout(it, [:], new RSASSASigner(new RSAKeyGenerator(2048).keyID(api.provider.key.keyID).generate())) }
    "a token signed with the secret"        | { api.provider.signed(claims(it), new MACSigner(TestProvider.SECRET.padRight(32, "x")), JWSAlgorithm.HS256, "logout+jwt") }
    "a token of another type"               | { api.provider.signed(claims(it), new RSASSASigner(api.provider.key), JWSAlgorithm.RS256, "at+jwt") }
    "an unsigned token"                     | { "eyJhbGciOiJub25lIn0.e30." }
    "half a token"                          | { logout(it).take(60) }
    "what is no token"                      | { "out, please" }
  }

  def "P5: a form without a token is refused, and so is one without end"() {
    expect:
    api.send("POST", PATH, body.bytes, ["Content-Type": type]).status == status

    where:
    type                                | body                              || status
    "application/x-www-form-urlencoded" | ""                                || 400
    "application/x-www-form-urlencoded" | "logout_token=a&logout_token=b"   || 400
    "application/x-www-form-urlencoded" | "logout_token=%zz"                || 400
    "application/json"                  | '{"logout_token": "a"}'           || 415
    "application/x-www-form-urlencoded" | "logout_token=" + "a" * 9_000_000 || 413
  }

  private tell(String token) {
    api.send("POST", PATH, "logout_token=$token".bytes, ["Content-Type": "application/x-www-form-urlencoded"])
  }

  private String logout(Map about, Map instead = [:], signer = new RSASSASigner(api.provider.key)) {
    api.provider.signed(claims(about) + instead, signer, JWSAlgorithm.RS256, "logout+jwt")
  }

  private Map claims(Map about) {
    [iss: api.provider.issuer.toString(), aud: "console", iat: seconds(0), exp: seconds(60), jti: UUID.randomUUID().toString(), events: EVENT] + about
  }

  private static Date seconds(int from) { new Date(System.currentTimeMillis() + from * 1000L) }

  private boolean isOut(String session) {
    api.send("GET", "/console/offboardings", null, [Cookie: "handback=$session".toString()]).status == 303
  }

  private static claim(String session, String name) {
    SignedJWT.parse(session).JWTClaimsSet.getClaim(name)
  }

  private static String signIn(Browser browser, String user) {
    browser.open("/console")
    browser.element("#password")
    browser.type("username", user)
    browser.type("password", TestProvider.PASSWORD)
    browser.press(Keys.ENTER)
    browser.element("nav")
    browser.driver.manage().getCookieNamed("handback").value
  }
}
