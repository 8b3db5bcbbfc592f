package dev.handback.payload;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What Temporal's UI and command line ask of a codec server: a JSON list of payloads comes back as
 * the same list, each readable, or each encrypted.
 */
public final class RemoteCodec {

  /** What a newer UI knows of payloads does not matter here. */
  private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private final EncryptingCodec codec;

  public RemoteCodec(EncryptingCodec codec) {
    this.codec = codec;
  }

  /**
   * Makes readable.
   *
   * @throws IllegalArgumentException for anything but a list of payloads
   * @throws io.temporal.payload.codec.PayloadCodecException naming the key that is not here
   */
  public String decode(String payloads) {
    return through(codec::decode, payloads);
  }

  /**
   * Encrypts; passed on as it is where there are no keys.
   *
   * @throws IllegalArgumentException for anything but a list of payloads
   */
  public String encode(String payloads) {
    return through(codec::encode, payloads);
  }

  private static String through(UnaryOperator<List<Payload>> codec, String json) {
    try {
      var payloads = Payloads.newBuilder();
      PARSER.merge(json, payloads);
      var changed = codec.apply(payloads.getPayloadsList());
      return PRINTER.print(Payloads.newBuilder().addAllPayloads(changed));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not a list of payloads", e);
    }
  }
}
