package dev.handback.api.codec

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Visitor
import dev.handback.api.offboarding.Leaving
import dev.handback.payload.EncryptingCodec
import dev.handback.payload.PayloadKeys
import groovy.json.JsonOutput
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** An operator who is signed in reads in Temporal's UI what nobody else does. */
class CodecSpec extends Specification {
  private static final String UI = "http://temporal.example.com:8233"
  private static final String KEY = PayloadKeys.newLine("2026-11")

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_codec", Stack.temporal(),
      ["handback.temporal.payload-keys": "file:" + Stack.write("payload-keys", KEY), "handback.codec.allowed-origin": UI])
  PollingConditions soon = new PollingConditions(timeout: 20, delay: 0.1)

  def "what Temporal is told of a leaver is readable for nobody without the key, and for an operator"() {
    given:
    def body = Leaving.body("codec-leaver")
    def id = api.post("/offboardings", body, "operator").json.offboardingId
    soon.eventually { assert api.started(id) }

    when:
    def begun = api.history(id).first()
    def summary = begun.userMetadata.summary

    then:
    !begun.toByteString().toStringUtf8().contains(body.subject.id)
    !begun.toByteString().toStringUtf8().contains(body.subject.email)

    when:
    def answer = api.post("/codec/decode?preserveStorageRefs=true", [payloads: [[metadata: summary.metadataMap.collectEntries { [it.key, base64(it.value.toByteArray())] }, data: base64(summary.data.toByteArray())]]], "operator")

    then:
    answer.status == 200
    new String(answer.json.payloads[0].data.decodeBase64()).contains(body.subject.id)
  }

  def "the UI's pages may ask with the cookie of an operator who is signed in to the console"() {
    given:
    def cookie = codecCookie("operator")

    expect: 'the browser asks first whether it may'
    with(api.send("OPTIONS", "/codec/decode", null, [Origin: UI, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,x-namespace"])) {
      status == 200
      header("Access-Control-Allow-Origin") == UI
      header("Access-Control-Allow-Credentials") == "true"
      headers("Access-Control-Allow-Headers").join(",").toLowerCase().contains("x-namespace")
    }

    and: 'then it asks'
    with(api.post("/codec/decode", encrypted(KEY), null, [Origin: UI, Cookie: cookie, "X-Namespace": "handback"])) {
      status == 200
      header("Access-Control-Allow-Origin") == UI
      header("Access-Control-Allow-Credentials") == "true"
      new String(json.payloads[0].data.decodeBase64()) == '"Ada"'
    }
  }

  def "pages of any other origin may not: #origin"() {
    expect:
    api.send("OPTIONS", "/codec/decode", null, [Origin: origin, "Access-Control-Request-Method": "POST"]).header("Access-Control-Allow-Origin") == null
    with(api.post("/codec/decode", encrypted(KEY), null, [Origin: origin, Cookie: codecCookie("operator")])) {
      header("Access-Control-Allow-Origin") == null
    }

    where:
    origin << ["https://evil.example", "http://temporal.example.com", "http://localhost:8233", "null"]
  }

  def "without an origin in the configuration no page of another may"() {
    expect:
    Stack.api().send("OPTIONS", "/codec/decode", null, [Origin: origin, "Access-Control-Request-Method": "POST"]).header("Access-Control-Allow-Origin") == null

    where:
    origin << [UI, "http://localhost:8233", ""]
  }

  def "nobody but an operator gets a cookie for it, and it is good for nothing else"() {
    given:
    def setCookie = new Visitor(api).signIn("operator", Stack.PASSWORD).headers("Set-Cookie").find { it.contains("Path=/codec") }

    expect:
    setCookie.contains("SameSite=Strict")
    setCookie.toLowerCase().contains("httponly")
    codecCookie("auditor") == "handback-codec="
    api.send("GET", "/offboardings", null, [Cookie: codecCookie("operator")]).isProblem(401)
    api.send("GET", "/console", null, [Cookie: codecCookie("operator")]).status == 303
  }

  def "a payload under a key that is not here is refused, and the key named"() {
    given:
    def answer = api.post("/codec/decode", encrypted(PayloadKeys.newLine("2020-01")), "operator")

    expect:
    answer.isProblem(422)
    answer.json.title.contains('"2020-01"')
  }

  def "what is no list of payloads is refused: #body"() {
    expect:
    api.post("/codec/decode", body, "operator").isProblem(400)

    where:
    body << ["", "[]", "{", '{"payloads": 7}']
  }

  def "a key that cannot be used stops the start, and is not repeated"() {
    when:
    new RunningApi("api_codec_wrong", Stack.temporal(), ["handback.temporal.payload-keys": "file:" + Stack.write("payload-keys-wrong", "2026-11 c2VjcmV0")])

    then:
    def refused = thrown(Exception)
    def said = causes(refused)*.message.join("\n")
    said.contains("line 1 of the keys of payloads: the key must have 32 bytes")
    !said.contains("c2VjcmV0")
  }

  private String codecCookie(String user) {
    new Visitor(api).signIn(user, Stack.PASSWORD).headers("Set-Cookie").find { it.contains("Path=/codec") }.split(";")[0]
  }

  private static String encrypted(String key) {
    def payload = new EncryptingCodec(PayloadKeys.parse(key)).converter().toPayload("Ada").get()
    JsonOutput.toJson([payloads: [[metadata: payload.metadataMap.collectEntries { [it.key, base64(it.value.toByteArray())] }, data: base64(payload.data.toByteArray())]]])
  }

  private static String base64(byte[] bytes) { bytes.encodeBase64().toString() }

  private static List<Throwable> causes(Throwable failure) {
    failure == null ? [] : [failure] + causes(failure.cause)
  }
}
