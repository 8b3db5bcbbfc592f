package dev.handback.sharedsignals;

import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.signals.FetchSignals;
import dev.handback.signals.RefusedSignal;
import dev.handback.signals.SignalActivities;
import dev.handback.signals.SignalPage;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches from those transmitters that are polled, and stores what they say. */
public final class SignalActivitiesImpl implements SignalActivities {

  private static final Logger LOG = LoggerFactory.getLogger(SignalActivitiesImpl.class);

  private final Map<String, Polled> byName = new LinkedHashMap<>();
  private final Clock clock;

  /** Takes what the transmitters' secrets are resolved by, at each request anew. */
  public SignalActivitiesImpl(
      SignalsFile file, SecretReferences secrets, People people, SignalInbox inbox, Clock clock) {
    this.clock = clock;
    var calls = new TransmitterCalls();
    for (var source : file.sharedSignals()) {
      var poll = source.poll();
      if (poll != null) {
        var transmitter = new Transmitter(source, calls);
        var token = new TransmitterToken(secrets);
        byName.put(
            source.name(),
            new Polled(
                new SignalPoll(source, poll, transmitter, calls, token),
                new SignalReception(source, transmitter, people, inbox)));
      }
    }
  }

  @Override
  public SignalPage fetch(FetchSignals request) {
    var polled = byName.get(request.source());
    if (polled == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "%s is no source that is polled".formatted(request.source()), "NO_SOURCE");
    }
    try {
      return store(request, polled);
    } catch (TransmitterFailure failure) {
      throw told(failure, failure.kind());
    } catch (UnresolvedSecretException failure) {
      throw told(failure, FailureKind.MISCONFIGURED);
    }
  }

  private SignalPage store(FetchSignals request, Polled polled) {
    var stored = new ArrayList<String>();
    var refused = new ArrayList<RefusedSignal>();
    polled
        .poll()
        .fetch(request)
        .forEach((id, token) -> {
          try {
            polled.reception().takeAs(id, token, clock.instant());
            stored.add(id);
          } catch (TokenRefused refusal) {
            LOG.warn("{} sent {}: {}", request.source(), id, refusal.description());
            refused.add(new RefusedSignal(id, refusal.code().wire(), refusal.description()));
          }
        });
    return new SignalPage(stored, refused);
  }

  private record Polled(SignalPoll poll, SignalReception reception) {}

  private static ApplicationFailure told(RuntimeException failure, FailureKind kind) {
    return ApplicationFailure.newBuilder()
        .setType(kind.name())
        .setMessage(String.valueOf(failure.getMessage()))
        // a person has to do something first; the schedule asks again by itself
        .setNonRetryable(kind == FailureKind.DENIED || kind == FailureKind.MISCONFIGURED)
        .build();
  }
}
