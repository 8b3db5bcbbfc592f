package dev.handback.sharedsignals;

import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.record.inbox.Meaning;
import dev.handback.record.inbox.Mentioned;
import dev.handback.record.inbox.SourceWord;
import dev.handback.sharedsignals.SignalSource.EventRule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one event by its source's rules. */
final class SignalReader {

  private final SignalSource source;
  private final People people;

  SignalReader(SignalSource source, People people) {
    this.source = source;
    this.people = people;
  }

  Signal read(SecurityEvent event, Instant receivedAt) {
    var subject = subject(event);
    var rule = source.ruleFor(event.type());
    if (rule.isEmpty()) {
      return noted(event, subject, EventType.whyNothing(event.type()));
    }
    if (subject == null) {
      return noted(event, null, whyNobody(event));
    }
    var ours = ours(event, rule.get(), subject, receivedAt);
    return ours == null
        ? says(event, rule.get(), subject, receivedAt)
        : noted(event, subject, ours);
  }

  /** Whom it is about; null when that cannot be told. */
  private @Nullable Subject subject(SecurityEvent event) {
    var kind = source.ruleFor(event.type()).map(EventRule::kind).orElse(SubjectKind.EMPLOYEE);
    return event
        .subject()
        .filter(this::isOfIssuer)
        .map(named -> people.find(source.accountsOf(), named, kind))
        .orElse(null);
  }

  private static String whyNobody(SecurityEvent event) {
    return event
        .subject()
        .map(named ->
            "its subject is an account of %s, which is not known here".formatted(named.issuer()))
        .orElse("it names nobody who can be understood, by sub_id or subject");
  }

  /** An id means nothing without whose it is. */
  private boolean isOfIssuer(SubjectIdentifier named) {
    return named.issuer() == null
        || named.email() != null
        || named.issuer().equals(source.issuer().toString());
  }

  /** Why it is only what an offboarding of the same person has done itself; null when it is not. */
  private @Nullable String ours(
      SecurityEvent event, EventRule rule, Subject subject, Instant receivedAt) {
    if (rule.means() != Meaning.LEAVES || !EventType.mayBeOurs(event.type())) {
      return null;
    }
    var at = Objects.requireNonNullElse(event.occurredAt(), receivedAt);
    return people
        .actingOn(subject.id(), at)
        .map(
            id -> "offboarding %s was at work on the same person: it did this itself".formatted(id))
        .orElse(null);
  }

  private Signal says(SecurityEvent event, EventRule rule, Subject subject, Instant receivedAt) {
    var origin = new Source(source.name(), event.tokenId(), null, event.occurredAt());
    var request =
        new OffboardingRequest(
            OffboardingId.of(origin, subject, rule.trigger()),
            subject,
            rule.trigger(),
            rule.risk(),
            null,
            receivedAt,
            origin,
            List.of(),
            null);
    var word =
        rule.means().takesBack()
            ? SourceWord.takesBack(request, rule.means(), rule.type())
            : SourceWord.leaves(request, source.name());
    return new Signal.Says(key(event), event.text(), word);
  }

  private static Signal noted(SecurityEvent event, @Nullable Subject subject, String why) {
    var mentioned = new Mentioned(subject == null ? null : subject.id(), event.tokenId());
    // must not stand in the way of the same event once a rule is about it
    return new Signal.Noted("discarded-" + key(event), event.text(), mentioned, why);
  }

  private static String key(SecurityEvent event) {
    return Digest.hex(event.tokenId(), event.type());
  }
}
