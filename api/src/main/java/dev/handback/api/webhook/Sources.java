package dev.handback.api.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonPointer;
import dev.handback.api.webhook.scheme.Scheme;
import dev.handback.configuration.SecretReference;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import dev.handback.record.inbox.Meaning;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code sources.yaml}: the systems of record that send webhooks. A new one needs no code.
 * Transmitters of Shared Signals are the other part of the file, and read elsewhere.
 */
@JsonIgnoreProperties("sharedSignals")
record Sources(List<Source> sources) {

  Sources {
    sources = List.copyOf(sources);
  }

  /**
   * One system of record.
   *
   * @param scheme how deliveries are known to be its own
   * @param keys any of them may have signed, so that keys can be rotated
   * @param tolerance how far the signed time may be from ours, either way; 5 minutes by default
   * @param timeZone where a date without a time ends
   * @param events what starts an offboarding; the first rule that fits counts, anything else is
   *     kept and ignored
   * @param limit how many deliveries it may send; 120,000 a minute by default
   */
  // how it is asked is read apart, as HrApis
  @JsonIgnoreProperties("api")
  record Source(
      String name,
      Scheme scheme,
      List<SecretReference> keys,
      Duration tolerance,
      ZoneId timeZone,
      Body body,
      List<EventRule> events,
      Limit limit) {

    private static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);

    /** Far beyond what any of them sends; a thousand a second, all the time, is let in. */
    private static final Limit USUAL_LIMIT = new Limit(120_000, Duration.ofMinutes(1));

    Source {
      keys = List.copyOf(keys);
      tolerance = Objects.requireNonNullElse(tolerance, USUAL_TOLERANCE);
      events = List.copyOf(events);
      limit = Objects.requireNonNullElse(limit, USUAL_LIMIT);
    }
  }

  /**
   * How many deliveries a source may send.
   *
   * @param deliveries so many at once, and no more within that time
   */
  record Limit(long deliveries, Duration per) {

    Limit {
      if (deliveries < 1 || per.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("one delivery at least, and one second");
      }
    }
  }

  /**
   * Where things are in the body, as RFC 6901 pointers; relative to one event where the body is a
   * batch.
   *
   * @param events the array of events in a batch; null when the body is one event
   * @param eventType texts, or arrays of texts such as a list of changed fields
   * @param eventId null when the source has none, or has it in a header
   * @param keep a list of texts: what stays after a role change
   * @param only a list of texts: what goes after a policy violation
   * @param replacement who takes over
   */
  record Body(
      @Nullable JsonPointer events,
      List<JsonPointer> eventType,
      @Nullable JsonPointer eventId,
      @Nullable JsonPointer occurredAt,
      @Nullable JsonPointer triggeredBy,
      @Nullable JsonPointer effectiveAt,
      @Nullable JsonPointer keep,
      @Nullable JsonPointer only,
      @Nullable JsonPointer replacement,
      SubjectBody subject) {

    Body {
      eventType = List.copyOf(eventType);
    }
  }

  /** Where the person is in the body. */
  record SubjectBody(
      JsonPointer id,
      @Nullable JsonPointer email,
      @Nullable JsonPointer displayName,
      @Nullable JsonPointer managerId) {}

  /**
   * What an event type says about an offboarding of this trigger.
   *
   * @param means that access ends, unless the type takes an earlier event back
   * @param dateRequired an event of this type without an effective date takes an earlier one back:
   *     a termination date that was taken out again is no termination
   */
  record EventRule(
      String type,
      Trigger trigger,
      Meaning means,
      Risk risk,
      SubjectKind kind,
      Boolean dateRequired) {

    EventRule {
      risk = Objects.requireNonNullElse(risk, trigger == Trigger.RISK ? Risk.HIGH : Risk.NORMAL);
      means = Objects.requireNonNullElse(means, Meaning.LEAVES);
      kind = Objects.requireNonNullElseGet(kind, () -> usualKind(trigger));
      dateRequired = Objects.requireNonNullElse(dateRequired, false);
    }

    private static SubjectKind usualKind(Trigger trigger) {
      return switch (trigger) {
        case CONTRACT_END -> SubjectKind.CONTRACTOR;
        case VENDOR_END -> SubjectKind.VENDOR;
        case APPLICATION_RETIREMENT -> SubjectKind.APPLICATION;
        case WORKLOAD_RETIREMENT -> SubjectKind.WORKLOAD;
        case TERMINATION, ROLE_CHANGE, LEAVE, RISK, POLICY, INACTIVITY -> SubjectKind.EMPLOYEE;
      };
    }
  }
}
