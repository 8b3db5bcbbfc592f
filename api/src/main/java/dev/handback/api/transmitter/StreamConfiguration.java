package dev.handback.api.transmitter;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import dev.handback.transmitter.SignalEvent;
import dev.handback.transmitter.Transmitter;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * A stream as its receiver reads it (OpenID Shared Signals Framework 1.0, 8.1.1). Which events it
 * wants, the receiver has told the operator: what is requested is what is delivered.
 *
 * @param minVerificationInterval in seconds
 */
@Serdeable
record StreamConfiguration(
    @JsonProperty("stream_id") String streamId,
    URI iss,
    String aud,
    DeliveryMethod delivery,
    @JsonProperty("events_supported") List<String> eventsSupported,
    @JsonProperty("events_requested") List<String> eventsRequested,
    @JsonProperty("events_delivered") List<String> eventsDelivered,
    @JsonProperty("min_verification_interval") long minVerificationInterval) {

  StreamConfiguration {
    eventsSupported = List.copyOf(eventsSupported);
    eventsRequested = List.copyOf(eventsRequested);
    eventsDelivered = List.copyOf(eventsDelivered);
  }

  static StreamConfiguration of(Transmitter transmitter, Stream stream) {
    var wanted = types(stream.events());
    return new StreamConfiguration(
        stream.id(),
        transmitter.file().issuer(),
        stream.audience(),
        new DeliveryMethod(stream.delivery().urn(), transmitter.endpoint(stream)),
        types(EnumSet.allOf(SignalEvent.class)),
        wanted,
        wanted,
        Transmitter.BETWEEN_VERIFICATIONS.toSeconds());
  }

  private static List<String> types(Collection<SignalEvent> events) {
    return events.stream().map(SignalEvent::type).toList();
  }

  /**
   * How events come.
   *
   * @param url where they are pushed to, or fetched from
   */
  @Serdeable
  record DeliveryMethod(String method, @JsonProperty("endpoint_url") URI url) {}
}
