package dev.handback.transmitter;

import dev.handback.record.message.Announcement;
import dev.handback.record.message.MessageKind;
import dev.handback.record.message.Route;
import dev.handback.record.message.Routes;
import dev.handback.record.message.StreamQueue;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import java.util.List;
import java.util.Objects;

/** Which streams carry an event, as {@code shared-signals.yaml} says. */
public final class SignalRoutes implements Routes {
  /** Where those are reached who come by themselves. */
  private static final String FETCHED = "poll";

  private final SharedSignalsFile file;

  public SignalRoutes(SharedSignalsFile file) {
    this.file = file;
  }

  @Override
  public List<Route> of(Announcement announcement) {
    return file.streams().stream()
        .filter(stream -> carries(stream, announcement.kind()))
        .map(stream -> route(stream, announcement))
        .toList();
  }

  @Override
  public boolean tell(MessageKind kind) {
    return file.streams().stream().anyMatch(stream -> carries(stream, kind));
  }

  /** The way to a stream's receiver. */
  public static Route to(Stream stream) {
    var channel = StreamQueue.channel(stream.id());
    return switch (stream.delivery()) {
      case PUSH -> new Route(channel, stream.id(), Objects.requireNonNull(stream.url()).toString());
      case POLL -> new Route(channel, stream.id(), FETCHED, "it waits to be fetched");
    };
  }

  private static boolean carries(Stream stream, MessageKind kind) {
    return stream.events().stream().anyMatch(event -> event.kind() == kind);
  }

  private static Route route(Stream stream, Announcement announcement) {
    if (SecurityEvents.subject(stream, announcement).isEmpty()) {
      var why =
          "nothing is known that %s would know the subject by: %s"
              .formatted(stream.id(), stream.subject().format());
      return Route.nowhere(StreamQueue.channel(stream.id()), stream.id(), why);
    }
    return to(stream);
  }
}
