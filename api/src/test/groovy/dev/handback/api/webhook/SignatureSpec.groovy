package dev.handback.api.webhook

import dev.handback.api.problem.Refusal
import dev.handback.api.webhook.scheme.Scheme
import dev.handback.api.webhook.scheme.Verifier
import io.micronaut.http.simple.SimpleHttpHeaders
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

/** Published and independently made signatures: what others sign, we take. */
class SignatureSpec extends Specification {
  private static final String STANDARD_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private static final String STANDARD_BODY = '{"test": 2432232314}'
  private static final Instant SIGNED = Instant.ofEpochSecond(1614265330)

  // the test vector of the Standard Webhooks libraries
  private static final Map STANDARD = standard("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  // openssl pkeyutl -sign -rawin with an Ed25519 key, over the same
  private static final Map STANDARD_A = standard("v1a,sLAs/2hcwQ2ArvS9aG5F+98657qAi0DdvHnLkhje41MpKSH1PMKxmLx3NjKnK2ZygpC5W9KNnDL5pa+nDdYVAw==")
  private static final String PUBLIC_KEY = "whpk_raiAHkX3MfTpOl/7+t/+ytnl0mJ5lPD+DMkcSNk1ZR0="
  // the test vector of Finch's libraries
  private static final Map FINCH = ["Finch-Event-Id": "msg_2Lh9KRb0pzN4LePd3XiA4v12Axj", "finch-timestamp": "1676312382", "Finch-Signature": "v1,m7y0TV2C+hlHxU42wCieApTSTaA8/047OAplBqxIV/s="]
  private static final String FINCH_KEY = "5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH"
  private static final String FINCH_BODY = '{"company_id":"720be419-0293-4d32-a707-32179b0827ab"}'
  // printf '%s' BODY | openssl dgst -sha256 (or -sha512) -hmac KEY, in hexadecimal or base64 as each sender has it
  private static final Map BAMBOO = ["X-BambooHR-Timestamp": "1614265330", "X-BambooHR-Signature": "0f6d196bea020373ac029ae35ec10d0473f4059df24ba1c480a068bb714c1fa7"]
  private static final String HIBOB_BODY = '{"version":"v2","type":"employee.left","triggeredBy":"3332883894201188888","triggeredAt":"2025-01-21T10:00:00.000Z","data":{"employeeId":"3332883894201199999"}}'
  private static final Map HIBOB = ["Bob-Signature": "4AJW2GQNy4KtYYHa+l5HZlBnxueWIVJ+6QlH1Mjy0zqiugDy8a8MfHSm6I5+KovF0UBlDlmAWnyj8Ir/JThyUw=="]
  private static final String DEEL_BODY = '{"data":{"meta":{"event_type":"contract.terminated","event_type_id":"1","organization_id":"o-1"},"resource":{"id":"c-1","worker":{"id":"w-deel"}}},"timestamp":"2026-11-20T10:00:00.000Z"}'
  private static final Map DEEL = ["x-deel-signature": "390c8ff2d516813e96847d6fd450a684f88c7830fde89f4767d5963ed507cd23"]
  private static final String GUSTO_BODY = '{"uuid":"e-1","event_type":"employee.terminated","resource_type":"Company","resource_uuid":"co-1","entity_type":"Employee","entity_uuid":"emp-1","timestamp":1763632800}'
  private static final Map GUSTO = ["X-Gusto-Signature": "f7544572de1c9ebc20549c9b3d5eccb15f8440f7c7d07e80828f6bda31710364"]
  private static final String MERGE_BODY = '{"hook":{"id":"h-1","event":"Employee.changed"},"linked_account":{"id":"la-1"},"data":{"id":"emp-2"}}'
  private static final Map MERGE = ["X-Merge-Webhook-Signature": "9uqQFJQ7OSJfoXDZngSvM6hwurczlI4_rLtCjkGJhHc="]

  def "the published signature of #scheme is taken, with its key written #key"() {
    expect:
    taken(scheme, key, with, body, at)

    where:
    scheme              | key                                    | with       | body               | at
    "STANDARD_WEBHOOKS" | STANDARD_KEY                           | STANDARD   | STANDARD_BODY      | SIGNED
    "STANDARD_WEBHOOKS" | STANDARD_KEY - "whsec_"                | STANDARD   | STANDARD_BODY      | SIGNED
    "STANDARD_WEBHOOKS" | STANDARD_KEY + "\n"                    | STANDARD   | STANDARD_BODY      | SIGNED
    "STANDARD_WEBHOOKS" | PUBLIC_KEY                             | STANDARD_A | STANDARD_BODY      | SIGNED
    "FINCH"             | FINCH_KEY                              | FINCH      | FINCH_BODY         | Instant.ofEpochSecond(1676312382)
    "BAMBOOHR"          | "secret"                               | BAMBOO     | '{"employees":[]}' | SIGNED
    "HIBOB"             | "secret"                               | HIBOB      | HIBOB_BODY         | Instant.now()
    "DEEL"              | "secret"                               | DEEL       | DEEL_BODY          | Instant.now()
    "GUSTO"             | "6590f590-3dba-495e-9bea-c361e1e2efc0" | GUSTO      | GUSTO_BODY         | Instant.now()
    "MERGE"             | "secret"                               | MERGE      | MERGE_BODY         | Instant.now()
    // user and password of RFC 7617
    "WORKDAY"           | "Aladdin:open sesame"                  | [Authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="] | "{}" | Instant.now()
    // as Okta's own page shows the header
    "OKTA"              | "my-shared-secret"                     | [Authorization: "my-shared-secret"]                   | "{}" | Instant.now()
    "RIPPLING"          | "token"                                | [Authorization: "Bearer token"]                       | ""   | Instant.now()
    "PERSONIO"          | "token"                                | [Authorization: "Bearer token"]                       | "{}" | Instant.now()
  }

  def "#what of #scheme is refused"() {
    expect:
    !taken(scheme, key, with, body, SIGNED)

    where:
    scheme              | what                           | key          | with                                                         | body
    "STANDARD_WEBHOOKS" | "a signature of another key's kind" | STANDARD_KEY | STANDARD_A                                              | STANDARD_BODY
    "STANDARD_WEBHOOKS" | "an Ed25519 signature of another body" | PUBLIC_KEY | STANDARD_A                                             | STANDARD_BODY + " "
    "STANDARD_WEBHOOKS" | "an Ed25519 signature cut short" | PUBLIC_KEY | standard("v1a,sLAs")                                         | STANDARD_BODY
    "HIBOB"             | "another body"                 | "secret"     | HIBOB                                                        | HIBOB_BODY + " "
    "HIBOB"             | "another key"                  | "secret2"    | HIBOB                                                        | HIBOB_BODY
    "DEEL"              | "another body"                 | "secret"     | DEEL                                                         | DEEL_BODY + " "
    "MERGE"             | "hexadecimal for base64"       | "secret"     | ["X-Merge-Webhook-Signature": "f6ea9014943b39225fa170d9"]    | MERGE_BODY
    "GUSTO"             | "no signature"                 | "secret"     | [:]                                                          | GUSTO_BODY
    "WORKDAY"           | "the password without its user" | "Aladdin:open sesame" | [Authorization: "Basic b3BlbiBzZXNhbWU="]            | "{}"
    "OKTA"              | "another secret"               | "my-shared-secret"    | [Authorization: "my-shared-secre"]                  | "{}"
    "RIPPLING"          | "a token without its scheme"   | "token"      | [Authorization: "token"]                                     | ""
    "PERSONIO"          | "no token"                     | "token"      | [:]                                                          | "{}"
  }

  def "a delivery is fresh for five minutes either way, to the second: #seconds s"() {
    expect:
    taken("STANDARD_WEBHOOKS", STANDARD_KEY, STANDARD, STANDARD_BODY, SIGNED.plusSeconds(seconds)) == fresh

    where:
    seconds | fresh
    300     | true
    301     | false
    -300    | true
    -301    | false
  }

  private static boolean taken(String scheme, String key, Map with, String body, Instant now) {
    def verifier = new Verifier(Scheme.preset(scheme), Duration.ofMinutes(5))
    verifier.add(key)
    try {
      verifier.verify(new SimpleHttpHeaders(with as Map<String, String>, null), body.bytes, now)
      true
    } catch (Refusal refusal) {
      assert refusal.status().code == 401
      false
    }
  }

  private static Map standard(String signature) {
    ["webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330", "webhook-signature": signature]
  }
}
