package dev.handback.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.body.JsonBody;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signal.SignalReceptions;
import dev.handback.record.inbox.InboxDecisions.SecondWord;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.inbox.SourceWord;
import dev.handback.sharedsignals.Signal;
import dev.handback.sharedsignals.SignalReception;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Reads an event again that could not be read when it came, by its source's rules of today. */
@Singleton
public final class SecondReading {

  private final Endpoints endpoints;
  private final SignalReceptions signals;
  private final Clock clock;

  SecondReading(Endpoints endpoints, SignalReceptions signals, Clock clock) {
    this.endpoints = endpoints;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * The word counts from when the event first came; that it could not be read is no fault of its
   * source's.
   *
   * @throws Refusal 409 when it still says nothing
   */
  public SecondWord read(InboxEvent kept) {
    var tree = JsonBody.parse(kept.body().getBytes(StandardCharsets.UTF_8));
    return signals
        .find(kept.source())
        .map(reception -> signal(reception, kept, tree))
        .orElseGet(() -> event(kept, tree));
  }

  /** It was verified when it came. */
  private SecondWord signal(SignalReception reception, InboxEvent kept, JsonNode claims) {
    return reception.read(claims, kept.receivedAt()).stream()
        .map(signal ->
            switch (signal) {
              case Signal.Says says -> heard(kept, says.dedupKey(), says.word(), false);
              case Signal.Noted noted -> throw refusal(noted.why());
            })
        .findFirst()
        .orElseThrow(() -> refusal("there is no event in it"));
  }

  private SecondWord event(InboxEvent kept, JsonNode tree) {
    var endpoint =
        endpoints
            .find(kept.source())
            .orElseThrow(() -> refusal("there is no source of that name any more"));
    var source = endpoint.source();
    var id = source.scheme().id();
    var messageId = id == null ? null : kept.headers().get(id);
    return switch (new EventReader(source, messageId, kept.receivedAt())
        .read(new EventNode(tree))) {
      case Reading.Says says -> heard(kept, says.dedupKey(), says.word(), endpoint.thin());
      case Reading.Ignored ignored -> throw refusal(ignored.why());
      case Reading.Unreadable unreadable -> throw refusal(unreadable.why());
    };
  }

  private SecondWord heard(InboxEvent kept, String key, SourceWord word, boolean thin) {
    var again = new InboxEvent(kept.source(), key, kept.headers(), kept.body(), clock.instant());
    return new SecondWord(again, word, thin);
  }

  private static Refusal refusal(String why) {
    return Refusal.of(HttpStatus.CONFLICT, "A replay would do nothing", why);
  }
}
