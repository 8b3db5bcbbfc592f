package dev.handback.api.transmitter;

import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Roles;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import dev.handback.transmitter.Transmitter;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The streams that somebody may manage: a receiver those of its token, an operator all. Others are
 * not there for them, as for a stream that nobody has (OpenID Shared Signals Framework 1.0, 8.1).
 */
@Singleton
final class KnownStreams {

  private final Optional<Transmitter> transmitter;

  KnownStreams(Optional<Transmitter> transmitter) {
    this.transmitter = transmitter;
  }

  /**
   * The transmitter itself.
   *
   * @throws Refusal 404 where there is none
   */
  Transmitter transmitter() {
    return transmitter.orElseThrow(
        () -> Refusal.of(HttpStatus.NOT_FOUND, "There is no transmitter of shared signals here"));
  }

  /** All of them, in the order of the file. */
  List<Stream> of(Authentication caller) {
    return transmitter().file().streams().stream()
        .filter(stream -> isReceiver(caller, stream) || isOperator(caller))
        .toList();
  }

  /**
   * The one of this id.
   *
   * @throws Refusal 404 where it is not theirs
   */
  Stream find(Authentication caller, String id) {
    return of(caller).stream()
        .filter(stream -> stream.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "There is no such stream"));
  }

  /** Whether it is the stream's own receiver who speaks. */
  static boolean isReceiver(Authentication caller, Stream stream) {
    return caller.getRoles().contains(Roles.ofStream(stream.id()));
  }

  private static boolean isOperator(Authentication caller) {
    return caller.getRoles().contains(Roles.OPERATOR);
  }
}
