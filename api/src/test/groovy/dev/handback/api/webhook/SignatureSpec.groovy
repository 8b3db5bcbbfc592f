package dev.handback.api.webhook

import dev.handback.api.problem.Refusal
import dev.handback.api.webhook.Sources.Scheme
import dev.handback.configuration.SecretReference
import io.micronaut.http.simple.SimpleHttpHeaders
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import spock.lang.Specification

/** Published and independently made signatures: what others sign, we take. */
class SignatureSpec extends Specification {
  // the test vector of the Standard Webhooks libraries
  private static final Map STANDARD = [
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  ]
  private static final String STANDARD_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  // printf '%s' '{"employees":[]}1614265330' | openssl dgst -sha256 -hmac secret
  private static final Map BAMBOO = ["X-BambooHR-Timestamp": "1614265330", "X-BambooHR-Signature": "0f6d196bea020373ac029ae35ec10d0473f4059df24ba1c480a068bb714c1fa7"]
  private static final Instant SIGNED = Instant.ofEpochSecond(1614265330)

  def "the published signature of #scheme is taken, with its key written #key"() {
    expect:
    endpoint(scheme, key).verify(headers(with), body.bytes, SIGNED).timestamp() == SIGNED

    where:
    scheme                  | key                          | with     | body
    Scheme.STANDARD_WEBHOOKS | STANDARD_KEY                | STANDARD | '{"test": 2432232314}'
    Scheme.STANDARD_WEBHOOKS | STANDARD_KEY - "whsec_"     | STANDARD | '{"test": 2432232314}'
    Scheme.STANDARD_WEBHOOKS | STANDARD_KEY + "\n"         | STANDARD | '{"test": 2432232314}'
    Scheme.BAMBOOHR         | "secret"                     | BAMBOO   | '{"employees":[]}'
  }

  def "a delivery is fresh for five minutes either way, to the second: #seconds s"() {
    expect:
    taken(SIGNED.plusSeconds(seconds)) == fresh

    where:
    seconds | fresh
    300     | true
    301     | false
    -300    | true
    -301    | false
  }

  private static boolean taken(Instant now) {
    try {
      endpoint(Scheme.STANDARD_WEBHOOKS, STANDARD_KEY).verify(headers(STANDARD), '{"test": 2432232314}'.bytes, now)
      true
    } catch (Refusal refusal) {
      assert refusal.status().code == 401
      false
    }
  }

  private static Endpoint endpoint(Scheme scheme, String key) {
    def source = new Sources.Source("any", scheme, [new SecretReference("env:ANY")], null, ZoneId.of("UTC"), null, [])
    assert source.tolerance() == Duration.ofMinutes(5)
    def signing = SignatureScheme.of(scheme)
    new Endpoint(source, signing, [signing.key(key)])
  }

  private static SimpleHttpHeaders headers(Map<String, String> with) {
    new SimpleHttpHeaders(with, null)
  }
}
