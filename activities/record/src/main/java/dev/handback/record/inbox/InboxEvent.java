package dev.handback.record.inbox;

import java.time.Instant;
import java.util.Map;

/**
 * One event as it was heard. It starts one offboarding at most: a delivery about three people is
 * three events, each with a key of its own.
 *
 * @param source its name in {@code sources.yaml}, or {@code api}
 * @param dedupKey the same for the same event however often it is delivered, within its source
 * @param headers what a replay needs of them; never a secret
 * @param body as it came
 */
public record InboxEvent(
    String source, String dedupKey, Map<String, String> headers, String body, Instant receivedAt) {

  /** The header that names the operator who submitted it. */
  public static final String SUBMITTED_BY = "submittedBy";

  public InboxEvent {
    headers = Map.copyOf(headers);
  }
}
