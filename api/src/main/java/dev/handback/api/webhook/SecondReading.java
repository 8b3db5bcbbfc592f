package dev.handback.api.webhook;

import dev.handback.api.body.JsonBody;
import dev.handback.api.problem.Refusal;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.inbox.SourceWord;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Reads an event again that could not be read when it came, by its source's rules of today. */
@Singleton
public final class SecondReading {

  private final Endpoints endpoints;
  private final Clock clock;

  SecondReading(Endpoints endpoints, Clock clock) {
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /**
   * What it says after all.
   *
   * @param event as it would be if its source delivered it again now
   */
  public record Heard(InboxEvent event, SourceWord word) {}

  /**
   * The word counts from when the event first came; that it could not be read is no fault of its
   * source's.
   *
   * @throws Refusal 409 when it still says nothing
   */
  public Heard read(InboxEvent kept) {
    var source =
        endpoints
            .find(kept.source())
            .orElseThrow(() -> refusal("there is no source of that name any more"))
            .source();
    var id = source.scheme().id();
    var messageId = id == null ? null : kept.headers().get(id);
    var tree = JsonBody.parse(kept.body().getBytes(StandardCharsets.UTF_8));
    return switch (new EventReader(source, messageId, kept.receivedAt())
        .read(new EventNode(tree))) {
      case Reading.Says says -> {
        var event =
            new InboxEvent(
                kept.source(), says.dedupKey(), kept.headers(), kept.body(), clock.instant());
        yield new Heard(event, says.word());
      }
      case Reading.Ignored ignored -> throw refusal(ignored.why());
      case Reading.Unreadable unreadable -> throw refusal(unreadable.why());
    };
  }

  private static Refusal refusal(String why) {
    return Refusal.of(HttpStatus.CONFLICT, "A replay would do nothing", why);
  }
}
