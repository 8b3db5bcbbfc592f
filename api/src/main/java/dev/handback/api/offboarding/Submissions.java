package dev.handback.api.offboarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.api.signin.Caller;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.inbox.HeardEvents;
import dev.handback.record.inbox.InboxEvent;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What operators submitted. Who did stays on the record, whoever they say triggered it (T11), and
 * is a requester as well: they cannot approve it (P5).
 */
@Singleton
final class Submissions {
  private static final String SOURCE = "api";
  private static final String BY = "submittedBy";

  private final HeardEvents heard;

  Submissions(HeardEvents heard) {
    this.heard = heard;
  }

  InboxEvent event(OffboardingRequest request, Caller caller, byte[] body) {
    return new InboxEvent(
        SOURCE,
        key(request.id()),
        Map.of(BY, caller.name()),
        new String(body, UTF_8),
        request.receivedAt());
  }

  /** Who submitted it; null when no operator did. */
  @Nullable String submitter(OffboardingId id) {
    return heard.headers(SOURCE, key(id)).get(BY);
  }

  private static String key(OffboardingId id) {
    return Digest.hex(id.value());
  }
}
