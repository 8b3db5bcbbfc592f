package dev.handback.api.offboarding;

import dev.handback.api.body.JsonBody;
import dev.handback.api.intake.Reception;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.record.inbox.Accepted;
import dev.handback.record.inbox.HeardEvents;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.inbox.SourceWord;
import dev.handback.record.inventory.KnownAddresses;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators submitted. Who did stays on the record, whoever they say triggered it (T11), and
 * is a requester as well: they cannot approve it (P5).
 */
@Singleton
public final class Submissions {

  /** How a start is written, by whoever submits it. */
  public static final JsonBody<StartOffboarding> BODY =
      new JsonBody<>(StartOffboarding.class, "start.schema.json");

  private static final String SOURCE = "api";

  private final HeardEvents heard;
  private final KnownAddresses addresses;
  private final Reception reception;
  private final Clock clock;

  Submissions(HeardEvents heard, KnownAddresses addresses, Reception reception, Clock clock) {
    this.heard = heard;
    this.addresses = addresses;
    this.reception = reception;
    this.clock = clock;
  }

  /**
   * Takes it in.
   *
   * @param text as it was submitted
   */
  public Accepted accept(StartOffboarding wanted, Caller caller, String text) {
    var request = request(wanted, caller);
    return reception.accept(
        event(request, caller, text), SourceWord.leaves(request, caller.name()));
  }

  /** Why a person would be asked first if it were submitted now (P7). */
  public Optional<String> wouldHold(StartOffboarding wanted, Caller caller) {
    var request = request(wanted, caller);
    return reception.wouldHold(event(request, caller, ""), request);
  }

  private static InboxEvent event(OffboardingRequest request, Caller caller, String text) {
    return new InboxEvent(
        SOURCE,
        key(request.id()),
        Map.of(InboxEvent.SUBMITTED_BY, caller.name()),
        text,
        request.receivedAt());
  }

  /** Who submitted it; null when no operator did. */
  @Nullable String submitter(OffboardingId id) {
    return heard.headers(SOURCE, key(id)).get(InboxEvent.SUBMITTED_BY);
  }

  /**
   * What an operator asks for.
   *
   * @throws dev.handback.api.problem.Refusal 403 when it is about themselves
   */
  OffboardingRequest request(StartOffboarding wanted, Caller caller) {
    var from = wanted.source();
    var who = wanted.subject();
    var source =
        new Source(
            from.system(),
            from.eventId(),
            Objects.requireNonNullElse(from.triggeredBy(), caller.name()),
            from.occurredAt() == null ? null : from.occurredAt().toInstant());
    var subject =
        addresses.complete(
            new Subject(who.kind(), who.id(), who.email(), who.displayName(), who.managerId()));
    OwnOffboardings.refuse(caller, subject);
    OffsetDateTime effectiveAt = wanted.effectiveAt();
    var request =
        new OffboardingRequest(
            OffboardingId.of(source, subject, wanted.trigger()),
            subject,
            wanted.trigger(),
            wanted.risk(),
            effectiveAt == null ? null : effectiveAt.toInstant(),
            clock.instant(),
            source,
            wanted.keep(),
            wanted.replacement(),
            wanted.only());
    return request.because(wanted.reason());
  }

  private static String key(OffboardingId id) {
    return Digest.hex(id.value());
  }
}
