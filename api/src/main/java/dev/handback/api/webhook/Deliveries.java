package dev.handback.api.webhook;

import dev.handback.api.intake.Reception;
import dev.handback.api.webhook.DeliveryReport.Outcome;
import dev.handback.api.webhook.DeliveryReport.Result;
import dev.handback.api.webhook.scheme.Scheme;
import dev.handback.record.inbox.Accepted;
import dev.handback.record.inbox.InboxEvent;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an authentic delivery and hands each of its events on, whatever it turned out to be. */
@Singleton
final class Deliveries {

  private final Reception reception;

  Deliveries(Reception reception) {
    this.reception = reception;
  }

  /**
   * What became of each event.
   *
   * @param messageId the sender's id of the message; null when its scheme has none
   */
  DeliveryReport take(
      Endpoint endpoint,
      @Nullable String messageId,
      byte[] body,
      HttpHeaders headers,
      Instant now) {
    var source = endpoint.source();
    var readings = new DeliveryReader(source).read(messageId, body, now);
    var kept = new Kept(endpoint, forReplay(source.scheme(), headers), now);
    return DeliveryReport.of(readings.stream().map(one -> act(one, kept)).toList());
  }

  private Result act(Reading reading, Kept kept) {
    return switch (reading) {
      case Reading.Says says -> Result.of(kept.takenBy(reception, says));
      case Reading.Ignored ignored -> {
        reception.discard(
            kept.event(ignored.dedupKey(), ignored.text()), ignored.mentioned(), ignored.why());
        yield new Result(Outcome.IGNORED, null, ignored.why());
      }
      case Reading.Unreadable unreadable -> {
        reception.discard(
            kept.event(unreadable.dedupKey(), unreadable.text()),
            unreadable.mentioned(),
            unreadable.why());
        yield new Result(Outcome.UNREADABLE, null, unreadable.why());
      }
    };
  }

  /** The headers that a replay needs; signatures are not among them. */
  private static Map<String, String> forReplay(Scheme scheme, HttpHeaders headers) {
    return scheme
        .keptHeaders()
        .filter(name -> headers.get(name) != null)
        .collect(Collectors.toMap(name -> name, name -> String.valueOf(headers.get(name))));
  }

  /** What is the same for all events of a delivery. */
  private record Kept(Endpoint endpoint, Map<String, String> headers, Instant receivedAt) {

    InboxEvent event(String dedupKey, String text) {
      return new InboxEvent(endpoint.source().name(), dedupKey, headers, text, receivedAt);
    }

    Accepted takenBy(Reception reception, Reading.Says says) {
      var event = event(says.dedupKey(), says.text());
      return endpoint.thin()
          ? reception.acceptThin(event, says.word())
          : reception.accept(event, says.word());
    }
  }
}
