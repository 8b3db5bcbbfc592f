package dev.handback.api.webhook;

import dev.handback.api.problem.Refusal;
import dev.handback.api.webhook.scheme.Verifier;
import io.micronaut.http.HttpHeaders;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One source, ready to receive: what it says, and how its deliveries are known to be its own.
 *
 * @param thin whether its API is asked what a delivery leaves out
 */
record Endpoint(Sources.Source source, Verifier verifier, boolean thin, DeliveryLimit limit) {

  /**
   * Lets a delivery in; the sender's id of the message, null where the scheme has none.
   *
   * @throws Refusal 401 when it is not the source's own, 429 when it is one too many
   */
  @Nullable String admit(HttpHeaders headers, byte[] body, Instant now) {
    var messageId = verifier.verify(headers, body, now);
    limit.take();
    return messageId;
  }
}
