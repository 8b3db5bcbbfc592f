package dev.handback.api.oidc

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.crypto.MACSigner
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.PlainJWT
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.offboarding.Leaving
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A call takes an access token that the provider has signed, for us, within its time; and nothing else. */
class AccessTokenSpec extends Specification {
  @Shared @AutoCleanup ProviderApi api = ProviderApi.with("api_oidc")
  @Shared TestProvider provider = api.provider

  def "the control: a token that the realm could have made is taken, as at+jwt too"() {
    expect:
    api.called(provider.signed(claims())).status == 200
    api.called(provider.signed(claims(), new RSASSASigner(provider.key), JWSAlgorithm.RS256, "at+jwt")).status == 200
  }

  def "#what is refused with 401"() {
    when:
    def answer = api.called(token())

    then:
    answer.isProblem(401)
    answer.header("WWW-Authenticate") == "Bearer"

    where:
    what                                  | token
    "an unsigned token (alg none)"        | { new PlainJWT(JWTClaimsSet.parse(claims())).serialize() }
    "a token signed with another key"     | { provider.signed(claims(), new RSASSASigner(new RSAKeyGenerator(2048).generate())) }
    "one signed with the public key"      | { provider.signed(claims(), new MACSigner(provider.key.toRSAPublicKey().encoded), JWSAlgorithm.HS256) }
    "one signed with our own secret"      | { provider.signed(claims(), new MACSigner(Stack.TOKEN_KEY), JWSAlgorithm.HS256) }
    "an expired token"                    | { provider.signed(claims(exp: Instant.now().minusSeconds(120).epochSecond)) }
    "a token that is not yet good"        | { provider.signed(claims(nbf: Instant.now().plusSeconds(600).epochSecond)) }
    "a token without an end"              | { provider.signed(claims(exp: null)) }
    "a token for somebody else"           | { provider.signed(claims(aud: ["elsewhere"])) }
    "a token for nobody"                  | { provider.signed(claims(aud: null)) }
    "a token of another issuer"           | { provider.signed(claims(iss: "https://elsewhere.example.com/realms/x")) }
    "an issuer that ends like ours"       | { provider.signed(claims(iss: "https://elsewhere.example.com/" + provider.issuer)) }
    "a token of no issuer"                | { provider.signed(claims(iss: null)) }
    "a token about nobody"                | { provider.signed(claims(sub: null)) }
    "a refresh token's kind"              | { provider.signed(claims(typ: "Refresh")) }
    "a token of another type"             | { provider.signed(claims(), new RSASSASigner(provider.key), JWSAlgorithm.RS256, "logout+jwt") }
    "a token with a changed signature"    | { provider.signed(claims()).replaceFirst(/.{20}$/, "A" * 20) }
    "a token without its signature"       | { provider.signed(claims()).replaceFirst(/\.[^.]*$/, ".") }
    "Keycloak's token for another client" | { provider.tokens("operator", "elsewhere").access_token }
    "Keycloak's ID token"                 | { provider.tokens("operator").id_token }
    "Keycloak's refresh token"            | { provider.tokens("operator").refresh_token }
    "nonsense"                            | { "nonsense" }
  }

  def "there is no local sign-in beside the provider"() {
    expect:
    api.post("/login", [username: "operator", password: Stack.PASSWORD]).isProblem(404)
  }

  def "whoever the provider knows but no group gives a role may nothing: #call"() {
    expect:
    api.get(call, "visitor").isProblem(403)

    where:
    call << ["/offboardings", "/obligations", "/seats", "/inventory", "/inbox"]
  }

  def "separation of duties knows people by what the provider says of them: #how (P5)"() {
    given:
    def own = new Leaving(api, id, [email: email]).opened()

    expect:
    api.get("/offboardings/$own.id", "insider").isProblem(404)
    api.post("/offboardings/$own.id/approvals", [decision: "APPROVE"], "insider").isProblem(403)
    api.get("/offboardings/$own.id", "auditor").status == 200

    where:
    how                                  | id               | email
    "the number in the system of record" | "e-oidc-insider" | "somebody@example.com"
    "the verified address"               | "e-oidc-2"       | "Insider@example.com"
    "the user name"                      | "insider"        | "another@example.com"
  }

  def "an address that nobody has verified keeps its user from what is about it, and gives nothing that is owed to it"() {
    given:
    def own = new Leaving(api, "e-oidc-claimant", [email: "claimant@example.com"]).opened()
    def other = new Leaving(api, "e-oidc-other").opened().asksOwner("claimant@example.com")

    expect:
    api.get("/offboardings/$own.id", "claimant").isProblem(404)
    api.get("/obligations?assignee=me", "claimant").json.obligations == []
    api.post("/offboardings/$other.id/items/${other.items()[0].id().value()}/sign-off", [decision: "APPROVE"], "claimant").isProblem(403)
  }

  private Map claims(Map more = [:]) {
    def now = Instant.now().epochSecond
    ([iss: provider.issuer.toString(), aud: ["handback"], sub: "s-1", preferred_username: "ada", iat: now, exp: now + 60, groups: ["/handback/auditor"]] + more).findAll { it.value != null }
  }
}
