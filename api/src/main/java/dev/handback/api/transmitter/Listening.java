package dev.handback.api.transmitter;

import dev.handback.record.message.StreamState;
import dev.handback.record.message.StreamStates;
import dev.handback.transmitter.Transmitter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The applications that are told by shared signals, for whoever wants to see how they stand. */
@Singleton
public final class Listening {

  private final Optional<Transmitter> transmitter;
  private final StreamStates states;

  Listening(Optional<Transmitter> transmitter, StreamStates states) {
    this.transmitter = transmitter;
    this.states = states;
  }

  /** One of them, by its stream. */
  public record Application(String stream, String audience, StreamState state) {}

  /** All of them, in the order of the file; none where there is no file. */
  public List<Application> list() {
    return transmitter.stream()
        .flatMap(known -> known.file().streams().stream())
        .map(stream -> new Application(stream.id(), stream.audience(), states.find(stream.id())))
        .toList();
  }
}
