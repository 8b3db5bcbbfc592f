package dev.handback.api.webhook

import com.standardwebhooks.Webhook
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import groovy.json.JsonOutput
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Every source of docs/sources.md, as the page has it, hears its sender over HTTP. */
class SourcePresetSpec extends Specification {
  private static final Map<String, String> KEYS = [
      standard: "whsec_" + "a key of standard webhooks".bytes.encodeBase64(), finch: "a key of finch".bytes.encodeBase64().toString(), workday: "handback:open sesame"].withDefault { "key-of-$it".toString() }

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_presets", Stack.temporal(), ["handback.sources.file": sources()])

  def "a #trigger that #source sends as its pages describe it starts an offboarding of #subject, and twice is once"() {
    given:
    def bytes = body instanceof Map ? JsonOutput.toJson(body).bytes : (body as String).bytes
    def sent = headers(source, bytes) + ["Content-Type": body instanceof Map ? "application/json" : "application/x-www-form-urlencoded"]

    when:
    def first = api.send("POST", "/webhooks/$source", bytes, sent)
    def again = api.send("POST", "/webhooks/$source", bytes, sent)

    then:
    first.status == 202
    again.status == 200
    again.json.offboardingId == first.json.offboardingId
    with(api.get("/offboardings/$first.json.offboardingId", "auditor").json) {
      it.trigger == trigger
      it.subject.id == subject
      it.source.system == source
    }

    where:
    source     | trigger        | subject      | body
    "standard" | "TERMINATION"  | "e-standard" | [type: "employee.terminated", timestamp: "2026-11-20T10:00:00Z", data: [person: [id: "e-standard"]]]
    "finch"    | "TERMINATION"  | "e-finch"    | [company_id: "720be419-0293-4d32-a707-32179b0827ab", event_type: "directory.deleted", data: [individual_id: "e-finch"]]
    "bamboohr" | "TERMINATION"  | "e-bamboo"   | [employees: [[id: "e-bamboo", action: "Updated", timestamp: "2026-11-21T00:00:00Z", changedFields: ["terminationDate"], fields: [terminationDate: [value: "2026-11-20"]]]]]
    "hibob"    | "TERMINATION"  | "e-hibob"    | [version: "v2", type: "employee.left", triggeredBy: "system", triggeredAt: "2025-01-21T10:00:00.000Z", data: [employeeId: "e-hibob"]]
    "deel"     | "CONTRACT_END" | "w-deel"     | [data: [meta: [event_type: "contract.terminated"], resource: [id: "c-1", worker: [id: "w-deel"]]], timestamp: "2026-11-20T10:00:00.000Z"]
    "gusto"    | "TERMINATION"  | "emp-1"      | [uuid: "e-1", event_type: "employee.terminated", resource_type: "Company", resource_uuid: "co-1", entity_type: "Employee", entity_uuid: "emp-1", timestamp: 1763632800]
    "merge"    | "TERMINATION"  | "19202938"   | [hook: [id: "h-1", event: "Employee.changed"], linked_account: [id: "la-1"], data: [remote_id: "19202938", employment_status: "INACTIVE", termination_date: "2026-11-20T00:00:00Z"]]
    "rippling" | "TERMINATION"  | "e-rippling" | "event_name=employee.terminated&company_id=co+1&id=e-rippling"
    "personio" | "TERMINATION"  | "p-1"        | [company_id: "co-1", event_name: "employment.terminated", occurred_at: "2026-11-20T10:00:00Z", payload: [person_id: "p-1"]]
    "workday"  | "TERMINATION"  | "21508"      | [eventId: "wd-1", businessProcess: "Terminate Employee", effectiveDate: "2026-11-20", worker: [employeeId: "21508"]]
    "okta"     | "LEAVE"        | "00u1"       | [eventType: "com.okta.event_hook", data: [events: [[uuid: "2d8ca2ab", published: "2026-11-20T16:20:00.000Z", eventType: "user.lifecycle.suspend", target: [[id: "00u1", type: "User", alternateId: "ada@example.com", displayName: "Ada"]]]]]]
  }

  def "of a batch each event has its answer, and what no rule is about does not hold the others up (Okta)"() {
    given:
    def event = { id, type -> [uuid: id, published: "2026-11-20T16:20:00.000Z", eventType: type, target: [[id: "00u-$id".toString(), type: "User"]]] }
    def bytes = JsonOutput.toJson([data: [events: [event("a", "user.lifecycle.deactivate"), event("b", "user.session.start"), event("c", "user.lifecycle.deactivate")]]]).bytes

    expect:
    api.send("POST", "/webhooks/okta", bytes, headers("okta", bytes)).json.results*.outcome == ["ACCEPTED", "IGNORED", "ACCEPTED"]
  }

  def "a one-time challenge is answered with what it says, to whoever has the secret only (Okta)"() {
    given:
    def challenge = ["X-Okta-Verification-Challenge": "Me_rShK8JHsTnbyYrWXCEoMGbM_zsZ6k0hLPZ_Pg"]

    expect:
    api.get("/webhooks/okta", null, challenge + headers("okta", new byte[0])).json == [verification: "Me_rShK8JHsTnbyYrWXCEoMGbM_zsZ6k0hLPZ_Pg"]
    api.get("/webhooks/okta", null, challenge + [Authorization: "guessed"]).isProblem(401)
    api.get("/webhooks/okta", null, headers("okta", new byte[0])).isProblem(400)
    api.get("/webhooks/gusto", null, challenge).isProblem(405)
    api.get("/webhooks/nobody", null, challenge).isProblem(404)
  }

  def "a sender that only tries the address gets its 200, and nothing begins: #body (HiBob)"() {
    given:
    def answer = api.send("POST", "/webhooks/hibob", body.bytes, headers("hibob", body.bytes))

    expect:
    answer.status == 200
    answer.json.offboardingId == null
    api.send("POST", "/webhooks/gusto", body.bytes, headers("gusto", body.bytes)).status != 202

    where:
    body << ['"Ping test"', '{"text":"Ping test"}']
  }

  def "a form that cannot be decoded is refused with 400, and one without an id starts nothing: #body (Rippling)"() {
    expect:
    api.send("POST", "/webhooks/rippling", body.bytes, headers("rippling", body.bytes)).isProblem(400)

    where:
    body << ["event_name=%zz&id=1", "event_name=employee.terminated", "event_name=employee.terminated&id=1&id=2"]
  }

  /** The page's entries, with keys that this spec knows. */
  private static String sources() {
    def folder = Files.createDirectories(Stack.DIR.resolve("presets"))
    def page = Files.readString(Path.of("").toAbsolutePath().resolve("../docs/sources.md"))
    def yaml = (page =~ /(?s)```yaml\n(sources:.*?)```/)[0][1] as String
    (yaml =~ /file:secrets\/(\w+)/).collect { it[1] }.each { Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve(it as String), KEYS[it as String]) }
    Files.writeString(folder.resolve("sources.yaml"), yaml).toString()
  }

  /** As each sender makes them, without any part of ours. */
  private static Map<String, String> headers(String source, byte[] body) {
    def key = KEYS[source]
    def now = Instant.now().epochSecond
    switch (source) {
      case "standard": return ["webhook-id": "msg-1", "webhook-timestamp": "" + now, "webhook-signature": new Webhook(key).sign("msg-1", now, new String(body))]
      case "finch": return ["Finch-Event-Id": "msg-2", "Finch-Timestamp": "" + now, "Finch-Signature": new Webhook(key).sign("msg-2", now, new String(body))]
      case "bamboohr": return ["X-BambooHR-Timestamp": "" + now, "X-BambooHR-Signature": hmac("HmacSHA256", key, body, ("" + now).bytes).encodeHex().toString()]
      case "hibob": return ["Bob-Signature": hmac("HmacSHA512", key, body).encodeBase64().toString()]
      case "deel": return ["x-deel-signature": hmac("HmacSHA256", key, "POST".bytes, body).encodeHex().toString()]
      case "gusto": return ["X-Gusto-Signature": hmac("HmacSHA256", key, body).encodeHex().toString()]
      case "merge": return ["X-Merge-Webhook-Signature": Base64.urlEncoder.encodeToString(hmac("HmacSHA256", key, body))]
      case "workday": return [Authorization: "Basic " + key.bytes.encodeBase64()]
      case "okta": return [Authorization: key]
      default: return [Authorization: "Bearer " + key]
    }
  }

  private static byte[] hmac(String algorithm, String key, byte[]... parts) {
    def mac = Mac.getInstance(algorithm)
    mac.init(new SecretKeySpec(key.bytes, algorithm))
    parts.each { mac.update(it) }
    mac.doFinal()
  }
}
