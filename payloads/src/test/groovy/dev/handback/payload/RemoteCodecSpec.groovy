package dev.handback.payload

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import spock.lang.Specification

/** The protocol that Temporal's UI and command line speak. */
class RemoteCodecSpec extends Specification {
  private static final EncryptingCodec CODEC = new EncryptingCodec(PayloadKeys.parse(PayloadKeys.newLine('2026-11')))

  RemoteCodec remote = new RemoteCodec(CODEC)

  def "what was encrypted comes back as it was, in its order, and what was clear is left alone"() {
    given:
    def clear = JsonOutput.toJson([payloads: [payload('"Ada"'), payload('{"a": 1}')]])

    when:
    def encrypted = remote.encode(clear)

    then:
    json(encrypted).payloads.every { text(it.metadata.encoding) == 'binary/encrypted' && text(it.metadata['encryption-key-id']) == '2026-11' }
    json(remote.decode(encrypted)) == json(clear)
    json(remote.decode(clear)) == json(clear)
  }

  def "an empty list is one, and what a newer UI says beside it does not matter"() {
    expect:
    json(remote.decode(body)) == [:]

    where:
    body << ['{}', '{"payloads": []}', '{"payloads": [], "later": {"a": [1]}}']
  }

  def "anything else is refused: #body"() {
    when:
    remote.decode(body)

    then:
    thrown(IllegalArgumentException)

    where:
    body << ['', '[]', '{"payloads": 1}', '{"payloads": [{"data": "%%"}]}', '{"payloads"', 'hello']
  }

  private static Map payload(String data) {
    [metadata: [encoding: base64('json/plain')], data: base64(data)]
  }

  private static String base64(String text) { text.bytes.encodeBase64().toString() }

  private static String text(String base64) { new String(base64.decodeBase64()) }

  private static Object json(String text) { new JsonSlurper().parseText(text) }
}
