package dev.handback.payload

import com.google.protobuf.ByteString
import dev.handback.configuration.SecretReferences
import io.temporal.api.common.v1.Payload
import io.temporal.api.common.v1.Payloads
import io.temporal.common.converter.DefaultDataConverter
import io.temporal.failure.ApplicationFailure
import io.temporal.payload.codec.PayloadCodecException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Whoever reads Temporal's database or its UI without a key learns nobody's name. */
class EncryptingCodecSpec extends Specification {
  private static final String FIRST = PayloadKeys.newLine('2026-05')
  private static final String SECOND = PayloadKeys.newLine('2026-11')
  private static final String WORD = 'Ada Lindgren'

  @TempDir Path folder

  def "nothing of what a payload says is left in it, and whoever has the key reads it"() {
    given:
    def codec = codec(FIRST)

    when:
    def encrypted = codec.encode([clear()]).first()

    then:
    !readable(encrypted).contains('Ada')
    !readable(encrypted).contains('json/plain')
    encrypted.metadataMap.collectEntries { [it.key, it.value.toStringUtf8()] } ==
        [encoding: 'binary/encrypted', 'encryption-cipher': 'AES256-GCM', 'encryption-key-id': '2026-05']
    codec.decode([encrypted]) == [clear()]
  }

  def "the same payload never looks the same twice"() {
    expect:
    codec(FIRST).encode([clear(), clear()])*.data.unique().size() == 2
  }

  def "the first key encrypts, and what older ones have encrypted is read as well"() {
    given:
    def before = codec(FIRST).encode([clear()])
    def rotated = codec(SECOND + FIRST)

    expect:
    rotated.decode(before) == [clear()]
    rotated.encode([clear()])*.getMetadataOrThrow('encryption-key-id')*.toStringUtf8() == ['2026-11']

    and: 'who has the new key at the end reads already what the others write next'
    codec(FIRST + SECOND).decode(rotated.encode([clear()])) == [clear()]
  }

  def "a payload whose key is gone is refused with the key's name, by an error for which no signal is dropped"() {
    given:
    def before = codec(FIRST).converter().toPayloads(WORD)

    when:
    keys.converter().fromPayloads(0, before, String, String)

    then:
    def refused = thrown(PayloadCodecException)
    refused.message.contains('"2026-05"')
    refused.message.contains("here: $known")

    where:
    keys                                    | known
    codec(SECOND)                           | '[2026-11]'
    new EncryptingCodec(PayloadKeys.none()) | '[]'
  }

  def "a payload that was changed is refused: #what"() {
    given:
    def encrypted = codec(FIRST).encode([clear()]).first()

    when:
    codec(FIRST + SECOND).decode([change(encrypted.toBuilder()).build()])

    then:
    thrown(PayloadCodecException)

    where:
    what                 | change
    'one bit of it'      | { Payload.Builder it -> it.setData(flipped(it.data)) }
    'its end'            | { Payload.Builder it -> it.setData(it.data.substring(0, it.data.size() - 1)) }
    'nothing is left'    | { Payload.Builder it -> it.setData(ByteString.EMPTY) }
    'the name of its key' | { Payload.Builder it -> it.putMetadata('encryption-key-id', ByteString.copyFromUtf8('2026-11')) }
    'the form it is in'  | { Payload.Builder it -> it.putMetadata('encryption-cipher', ByteString.copyFromUtf8('ROT13')) }
  }

  def "what was never encrypted is passed on: histories from before go on"() {
    expect:
    codec(FIRST).decode([clear()]) == [clear()]
    codec(FIRST).converter().fromPayloads(0, DefaultDataConverter.STANDARD_INSTANCE.toPayloads(WORD), String, String) == WORD
  }

  def "without keys payloads stay clear"() {
    given:
    def codec = EncryptingCodec.configured(references(), reference)

    expect:
    codec.encode([clear()]) == [clear()]
    codec.converter().exceptionToFailure(new IllegalStateException(WORD)).message == WORD

    where:
    reference << [null, '']
  }

  def "a failure's message, stack trace and details are encrypted as well"() {
    given:
    def converter = codec(FIRST).converter()
    def failure = ApplicationFailure.newFailureWithCause("$WORD is locked", 'Locked', new IllegalStateException("no such user: $WORD"), WORD)

    when:
    def encoded = converter.exceptionToFailure(failure)
    def decoded = converter.failureToException(encoded)

    then:
    !encoded.toByteString().toStringUtf8().contains('Ada')
    !encoded.toByteString().toStringUtf8().contains('EncryptingCodecSpec')
    decoded.originalMessage == "$WORD is locked"
    decoded.type == 'Locked'
    decoded.details.get(String) == WORD
    decoded.cause.originalMessage == "no such user: $WORD"
  }

  def "keys are read from a reference; empty lines and remarks say nothing"() {
    given:
    Files.writeString(folder.resolve('keys'), "# the first encrypts\n\n$SECOND\n  $FIRST")

    expect:
    PayloadKeys.read(references(), 'file:keys').ids() == ['2026-11', '2026-05']
    EncryptingCodec.configured(references(), 'file:keys').decode(codec(FIRST).encode([clear()])) == [clear()]
  }

  def "a file of keys that is wrong is refused by line, and never repeated: #what"() {
    when:
    PayloadKeys.parse(text)

    then:
    def refused = thrown(IllegalArgumentException)
    refused.message.contains(said)
    !refused.message.contains('c2Vj')

    where:
    what                 | text                                           | said
    'nothing in it'      | '# none yet'                                   | 'no key'
    'a key alone'        | 'c2VjcmV0'                                     | 'line 1'
    'three words'        | "$FIRST\nb c2Vj c2Vj"                          | 'line 3'
    'a strange id'       | 'ke/y c2Vj'                                    | 'an id has'
    'no base64'          | 'k c2Vj!'                                      | 'not base64'
    'a key of 16 bytes'  | 'k ' + ('c2Vj' * 5 + 'cw==')                   | '32 bytes'
    'an id twice'        | 'k ' + ('c2Vj' * 10 + 'c2U=') + '\nk ' + ('c2Vj' * 10 + 'c2U=') | 'line 2 of the keys of payloads: the id is there twice'
  }

  def "a key tells nobody what it is"() {
    expect:
    !"${PayloadKeys.parse(FIRST)} ${PayloadKey.of(FIRST)}".contains(FIRST.split(' ')[1].strip())
  }

  private static EncryptingCodec codec(String lines) {
    new EncryptingCodec(PayloadKeys.parse(lines))
  }

  private static Payload clear() {
    DefaultDataConverter.STANDARD_INSTANCE.toPayload(WORD).get()
  }

  private SecretReferences references() {
    new SecretReferences(folder, [:])
  }

  private static String readable(Payload payload) {
    Payloads.newBuilder().addPayloads(payload).build().toByteString().toStringUtf8()
  }

  private static ByteString flipped(ByteString data) {
    def bytes = data.toByteArray()
    bytes[20] = (byte) (bytes[20] ^ 1)
    ByteString.copyFrom(bytes)
  }
}
