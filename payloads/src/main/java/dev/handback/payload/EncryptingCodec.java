package dev.handback.payload;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.handback.configuration.SecretReferences;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts a whole payload, with its type, and leaves beside it the format and the key's id. What
 * is not encrypted is passed on: histories from before there were keys are read as they are.
 *
 * <p>What cannot be decrypted is a {@link PayloadCodecException}, which stops a run's task until
 * there is the key. The SDK drops a signal that its converter cannot read, and goes on without it:
 * that is why the codec is there without keys as well.
 */
public final class EncryptingCodec implements PayloadCodec {

  static final String ENCODING = "encoding";
  static final String ENCRYPTED = "binary/encrypted";
  static final String CIPHER = "encryption-cipher";
  static final String KEY_ID = "encryption-key-id";

  private static final Logger LOG = LoggerFactory.getLogger(EncryptingCodec.class);

  private final PayloadKeys keys;

  /** Each key is tried once: a run's first task is no place for the JDK to load its ciphers. */
  public EncryptingCodec(PayloadKeys keys) {
    this.keys = keys;
    keys.first().ifPresent(key -> decrypt(encrypt(Payload.getDefaultInstance(), key)));
  }

  /** With the keys behind the reference, if any; the log says which. */
  public static EncryptingCodec configured(
      SecretReferences references, @Nullable String reference) {
    var keys = PayloadKeys.read(references, reference);
    if (keys.ids().isEmpty()) {
      LOG.warn(
          "payloads in Temporal are not encrypted: handback.temporal.payload-keys names no keys");
    } else {
      LOG.info(
          "payloads in Temporal are encrypted with key {}; keys to read them: {}",
          keys.ids().getFirst(),
          keys);
    }
    return new EncryptingCodec(keys);
  }

  /** The keys, in their order: the first encrypts. */
  public List<String> ids() {
    return keys.ids();
  }

  /** For clients and workers; messages and stack traces of failures are encrypted as well. */
  public DataConverter converter() {
    return new CodecDataConverter(
        DefaultDataConverter.newDefaultInstance(), List.of(this), keys.first().isPresent());
  }

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    return keys.first()
        .map(key -> payloads.stream().map(payload -> encrypt(payload, key)).toList())
        .orElse(payloads);
  }

  @Override
  public List<Payload> decode(List<Payload> payloads) {
    return payloads.stream().map(this::decrypt).toList();
  }

  private static Payload encrypt(Payload clear, PayloadKey key) {
    try {
      var sealed = SealedBytes.seal(clear.toByteArray(), key);
      return Payload.newBuilder()
          .putMetadata(ENCODING, ByteString.copyFromUtf8(ENCRYPTED))
          .putMetadata(CIPHER, ByteString.copyFromUtf8(SealedBytes.CIPHER))
          .putMetadata(KEY_ID, ByteString.copyFromUtf8(key.id()))
          .setData(ByteString.copyFrom(sealed))
          .build();
    } catch (GeneralSecurityException e) {
      throw new PayloadCodecException("A payload cannot be encrypted with the key " + key, e);
    }
  }

  private Payload decrypt(Payload payload) {
    if (!metadata(payload, ENCODING).equals(ENCRYPTED)) {
      return payload;
    }
    if (!metadata(payload, CIPHER).equals(SealedBytes.CIPHER)) {
      throw new PayloadCodecException("A payload is encrypted in a form that is not Handback's");
    }
    var id = metadata(payload, KEY_ID);
    var key =
        keys.find(id)
            .orElseThrow(() ->
                new PayloadCodecException(
                    "A payload is encrypted with the key \"%s\", which is not among the keys here: %s"
                        .formatted(id, keys)));
    try {
      return Payload.parseFrom(SealedBytes.open(payload.getData().toByteArray(), key));
    } catch (GeneralSecurityException | InvalidProtocolBufferException e) {
      throw new PayloadCodecException(
          "A payload was changed, or encrypted with another key \"%s\" than the one here"
              .formatted(id),
          e);
    }
  }

  private static String metadata(Payload payload, String name) {
    return payload.getMetadataOrDefault(name, ByteString.EMPTY).toStringUtf8();
  }
}
