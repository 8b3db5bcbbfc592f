package dev.handback.sharedsignals;

import dev.handback.configuration.SecretReference;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.inbox.Meaning;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transmitter of Shared Signals.
 *
 * @param audience the names by which its stream calls us: a token must be meant for one of them
 * @param jwks where its keys are; null for what its own metadata says
 * @param push null when it does not push
 * @param poll null when it is not polled
 * @param accountsOf the target whose accounts its subjects are; null where it names people by the
 *     system of record's id or by address
 * @param maxAge older tokens are refused: nobody delivers that late
 * @param events what follows from which event; any other is kept and of no consequence
 */
public record SignalSource(
    String name,
    URI issuer,
    List<String> audience,
    @Nullable URI jwks,
    @Nullable Push push,
    @Nullable Poll poll,
    @Nullable TargetId accountsOf,
    Duration maxAge,
    List<EventRule> events) {

  private static final Duration USUAL_MAX_AGE = Duration.ofDays(30);

  public SignalSource {
    audience = List.copyOf(audience);
    maxAge = Objects.requireNonNullElse(maxAge, USUAL_MAX_AGE);
    events = events == null ? EventRule.USUAL : List.copyOf(events);
    if (push == null && poll == null) {
      throw new IllegalArgumentException("it needs push, poll, or both");
    }
  }

  Optional<EventRule> ruleFor(String type) {
    return events.stream().filter(rule -> rule.type().equals(type)).findFirst();
  }

  /**
   * RFC 8935.
   *
   * @param authorization what its {@code Authorization} header says, whole; any of them, so that it
   *     can be changed
   */
  public record Push(List<SecretReference> authorization) {

    public Push {
      authorization = List.copyOf(authorization);
    }
  }

  /**
   * RFC 8936, with a token by client credentials (RFC 6749, 4.4).
   *
   * @param endpoint null for what the stream itself says, which is then looked up
   */
  public record Poll(
      @Nullable URI endpoint,
      URI tokenEndpoint,
      String clientId,
      SecretReference clientSecret,
      @Nullable String scope,
      Duration every) {

    private static final Duration USUAL = Duration.ofMinutes(1);

    public Poll {
      every = Objects.requireNonNullElse(every, USUAL);
      if (!every.isPositive()) {
        throw new IllegalArgumentException("every must be longer than nothing, such as PT1M");
      }
    }
  }

  /**
   * What an event says about an offboarding of this trigger.
   *
   * @param means that access ends, unless it takes an earlier event back
   */
  public record EventRule(
      String type, Trigger trigger, Meaning means, Risk risk, SubjectKind kind) {

    /** What ends an account, for good. */
    static final List<EventRule> USUAL =
        List.of(usual(EventType.ACCOUNT_DISABLED), usual(EventType.ACCOUNT_PURGED));

    public EventRule {
      trigger = Objects.requireNonNullElse(trigger, Trigger.TERMINATION);
      risk = Objects.requireNonNullElse(risk, trigger == Trigger.RISK ? Risk.HIGH : Risk.NORMAL);
      means = Objects.requireNonNullElse(means, Meaning.LEAVES);
      kind = Objects.requireNonNullElse(kind, SubjectKind.EMPLOYEE);
    }

    private static EventRule usual(String type) {
      return new EventRule(
          type, Trigger.TERMINATION, Meaning.LEAVES, Risk.NORMAL, SubjectKind.EMPLOYEE);
    }
  }
}
