package dev.handback.sharedsignals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.sharedsignals.TokenRefused.Code;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Takes one source's tokens in: verified, read, stored; heard again, they are the same. */
public final class SignalReception {

  private final SignalSource source;
  private final TokenVerifier verifier;
  private final SignalReader reader;
  private final SignalInbox inbox;

  SignalReception(SignalSource source, Transmitter transmitter, People people, SignalInbox inbox) {
    this.source = source;
    this.verifier = new TokenVerifier(source, transmitter);
    this.reader = new SignalReader(source, people);
    this.inbox = inbox;
  }

  /** One whose transmitter's keys are fetched when they are needed. */
  public static SignalReception of(SignalSource source, People people, SignalInbox inbox) {
    var transmitter = new Transmitter(source, new TransmitterCalls());
    return new SignalReception(source, transmitter, people, inbox);
  }

  /**
   * Stores what a token says.
   *
   * @throws TokenRefused when it is not to be believed; nothing is stored then
   * @throws TransmitterFailure when that cannot be told now
   */
  public void take(String token, Instant now) {
    keep(verifier.verify(token, now), now);
  }

  /** The same for one that came under an id, which must be its own: by that it is acknowledged. */
  void takeAs(String id, String token, Instant now) {
    var claims = verifier.verify(token, now);
    if (!claims.path("jti").asText().equals(id)) {
      throw new TokenRefused(Code.INVALID_REQUEST, "the token's jti is another one");
    }
    keep(claims, now);
  }

  /** What claims that were verified before say by the rules of today. */
  public List<Signal> read(JsonNode claims, Instant receivedAt) {
    return SecurityEvent.in(claims).stream().map(event -> reader.read(event, receivedAt)).toList();
  }

  private void keep(JsonNode claims, Instant now) {
    read(claims, now).forEach(signal -> keep(signal, now));
  }

  private void keep(Signal signal, Instant now) {
    switch (signal) {
      case Signal.Says says -> inbox.accept(event(says.dedupKey(), says.text(), now), says.word());
      case Signal.Noted noted ->
          inbox.discard(event(noted.dedupKey(), noted.text(), now), noted.mentioned(), noted.why());
    }
  }

  private InboxEvent event(String key, String text, Instant now) {
    return new InboxEvent(source.name(), key, Map.of(), text, now);
  }
}
