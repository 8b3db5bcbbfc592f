package dev.handback.api.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its headers claim it.
 *
 * @param content the very bytes that are signed
 * @param signatures HMAC-SHA256 values; one of them must be right
 * @param id the sender's id of the message; null when its scheme has none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a MAC; never compared as records
record SignedDelivery(
    byte[] content, List<byte[]> signatures, Instant timestamp, @Nullable String id) {

  SignedDelivery {
    signatures = List.copyOf(signatures);
  }
}
