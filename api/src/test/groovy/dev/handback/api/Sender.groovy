package dev.handback.api

import com.standardwebhooks.Webhook
import java.nio.charset.StandardCharsets
import java.time.Instant
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

/** Two systems of record as they send: the official library, and BambooHR as its pages describe it. */
class Sender {
  private final RunningApi api

  Sender(RunningApi api) { this.api = api }

  RunningApi.Answer standard(Object body, Map with = [:]) {
    def content = RunningApi.bytes(body)
    api.send("POST", "/webhooks/" + (with.source ?: "standard"), content, standardHeaders(content, with))
  }

  RunningApi.Answer bamboo(Object body, Map with = [:]) {
    def content = RunningApi.bytes(body)
    api.send("POST", "/webhooks/bamboohr", content, bambooHeaders(content, with))
  }

  static Map<String, String> standardHeaders(byte[] content, Map with = [:]) {
    def at = (with.at ?: Instant.now()) as Instant
    def id = with.id ?: "msg-" + UUID.randomUUID()
    // the library signs text; bytes that are no text go through Latin-1 and our own MAC
    def text = new String(content, StandardCharsets.UTF_8)
    def key = (with.key ?: Stack.STANDARD_KEYS[0]) as String
    def isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content)
    def signature = isText ? new Webhook(key).sign(id, at.epochSecond, text)
        : "v1," + Base64.encoder.encodeToString(hmac(Base64.decoder.decode(key - "whsec_"), "$id.${at.epochSecond}.".bytes, content))
    ["webhook-id": id, "webhook-timestamp": "" + at.epochSecond, "webhook-signature": signature, "Content-Type": "application/json"]
  }

  static Map<String, String> bambooHeaders(byte[] content, Map with = [:]) {
    def at = "" + ((with.at ?: Instant.now()) as Instant).epochSecond
    def key = (with.key ?: Stack.BAMBOO_KEYS[0]) as String
    ["X-BambooHR-Timestamp": at, "X-BambooHR-Signature": hmac(key.bytes, content, at.bytes).encodeHex().toString(), "Content-Type": "application/json"]
  }

  static Map gone(CharSequence id, Map with = [:]) {
    [type: with.type ?: "employee.terminated", timestamp: "2026-11-21T00:00:00Z",
     data: [eventId: with.event ?: "evt-$id".toString(), effectiveAt: with.effectiveAt, triggeredBy: with.by, person: [id: id.toString(), email: "${id}@example.com".toString()]]]
  }

  static Map employee(CharSequence id, String date, Map with = [:]) {
    [id: id.toString(), action: "Updated", timestamp: with.timestamp ?: "2026-11-21T00:00:00Z", changedFields: with.changed ?: ["status", "terminationDate"],
     fields: [workEmail: [value: "${id}@example.com".toString()], terminationDate: [value: date]]]
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    def mac = Mac.getInstance("HmacSHA256")
    mac.init(new SecretKeySpec(key, "HmacSHA256"))
    parts.each { mac.update(it) }
    mac.doFinal()
  }
}
