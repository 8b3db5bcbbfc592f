package dev.handback.api.signin

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.MACSigner
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.PlainJWT
import com.nimbusds.jwt.SignedJWT
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

/** A token is believed only with our signature and within its time. */
class TokenSpec extends Specification {
  private static final String ANOTHER_KEY = "another secret of more than thirty-two bytes"

  @Shared RunningApi api = Stack.api()

  def "our tokens are signed with HS256"() {
    when:
    def token = SignedJWT.parse(api.token("operator"))

    then:
    token.header.algorithm == JWSAlgorithm.HS256
    token.signature.toString().length() == 43
  }

  def "the control: a token that we could have made is taken"() {
    expect:
    called(signed(claims())).status == 200
  }

  def "#what is refused with 401"() {
    when:
    def answer = called(token)

    then:
    answer.isProblem(401)
    answer.header("WWW-Authenticate") == "Bearer"

    where:
    what                               | token
    "an unsigned token"                | new PlainJWT(claims()).serialize()
    "a token signed with another key"  | signed(claims(), ANOTHER_KEY)
    "a token signed with HS512"        | signed(claims(), Stack.TOKEN_KEY * 2, JWSAlgorithm.HS512)
    "an expired token"                 | signed(claims(Instant.now().minusSeconds(1)))
    "a token that is not yet good"     | signed(new JWTClaimsSet.Builder(claims()).notBeforeTime(Date.from(Instant.now().plusSeconds(600))).build())
    "a token without an end"           | signed(claims(null))
    "a token without its signature"    | signed(claims()).replaceFirst(/\.[^.]*$/, ".")
    "a token with a changed signature" | signed(claims()).replaceFirst(/.{10}$/, "AAAAAAAAAA")
    "a token with other claims"        | signed(claims()).split(/\./).with { [it[0], signed(claims(Instant.now().plusSeconds(9999))).split(/\./)[1], it[2]].join(".") }
    "nonsense"                         | "nonsense"
    "an empty token"                   | ""
  }

  def "a password in place of a token is refused with 401"() {
    expect:
    api.get("/offboardings", null, [Authorization: "Basic " + "operator:$Stack.PASSWORD".bytes.encodeBase64()]).isProblem(401)
  }

  def "a token in the address is not taken: addresses end up in logs"() {
    expect:
    api.get("/offboardings?access_token=" + signed(claims())).isProblem(401)
  }

  private RunningApi.Answer called(String token) {
    api.get("/offboardings", null, [Authorization: "Bearer $token"])
  }

  private static JWTClaimsSet claims(Instant until = Instant.now().plusSeconds(60)) {
    new JWTClaimsSet.Builder().subject("operator").claim("roles", ["operator"]).issueTime(new Date()).expirationTime(until == null ? null : Date.from(until)).build()
  }

  private static String signed(JWTClaimsSet claims, String key = Stack.TOKEN_KEY, JWSAlgorithm algorithm = JWSAlgorithm.HS256) {
    def token = new SignedJWT(new JWSHeader(algorithm), claims)
    token.sign(new MACSigner(key))
    token.serialize()
  }
}
