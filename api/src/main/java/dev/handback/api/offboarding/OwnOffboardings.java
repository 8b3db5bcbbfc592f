package dev.handback.api.offboarding;

import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.record.inbox.HeldEvent;
import dev.handback.record.inbox.InboxLine;
import dev.handback.record.run.OffboardingRecord;
import dev.handback.record.run.SubjectOffboardings;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nobody sees or decides anything about their own offboarding, whatever their roles: it is not
 * there for them (requirement P5). All that lists or opens one asks here.
 */
@Singleton
public final class OwnOffboardings {

  private static final String OWN = "Nobody decides about their own offboarding";

  /** Whose offboarding for one of these runs, or is over, is gone. */
  private static final Set<Trigger> LEAVING =
      Set.of(Trigger.TERMINATION, Trigger.CONTRACT_END, Trigger.VENDOR_END, Trigger.RISK);

  private static final Set<OffboardingState> GONE =
      Set.of(OffboardingState.RUNNING, OffboardingState.WAITING, OffboardingState.SEALED);

  private final SubjectOffboardings offboardings;

  OwnOffboardings(SubjectOffboardings offboardings) {
    this.offboardings = offboardings;
  }

  /** Whether it is theirs. */
  public boolean has(Caller caller, OffboardingId id) {
    return of(caller).contains(id);
  }

  /** Whether they have left since then. */
  public boolean hasLeft(Caller caller, Instant since) {
    return lines(caller)
        .filter(line -> line.receivedAt().isAfter(since))
        .anyMatch(line -> LEAVING.contains(line.trigger()) && GONE.contains(line.state()));
  }

  /** What of a list is not about them. */
  public <T> List<T> without(Caller caller, List<T> all, Function<T, OffboardingId> about) {
    var own = all.isEmpty() ? Set.<OffboardingId>of() : of(caller);
    return own.isEmpty()
        ? all
        : all.stream().filter(one -> !own.contains(about.apply(one))).toList();
  }

  /** Held events that are not about them. */
  public List<HeldEvent> withoutHeld(Caller caller, List<HeldEvent> held) {
    return held.stream().filter(one -> !caller.is(one.subject())).toList();
  }

  /** Events that are not about them, as far as it is known whom they are about. */
  public List<InboxLine> withoutEvents(Caller caller, List<InboxLine> lines) {
    var own = lines.isEmpty() ? Set.<OffboardingId>of() : of(caller);
    return lines.stream().filter(line -> !isOwn(caller, line, own)).toList();
  }

  /** Whether an event is about them. */
  public boolean hasEvent(Caller caller, InboxLine line) {
    return isOwn(caller, line, of(caller));
  }

  /**
   * Hides what is theirs.
   *
   * @throws Refusal 404, in the words for one that does not exist
   */
  static void hide(Caller caller, OffboardingRecord record) {
    if (caller.is(record.subject())) {
      throw unknown();
    }
  }

  /** There is none, or none for them. */
  static Refusal unknown() {
    return Refusal.of(HttpStatus.NOT_FOUND, "There is no offboarding of that id");
  }

  /**
   * Refuses every act about themselves.
   *
   * @throws Refusal 403
   */
  public static void refuse(Caller caller, Subject subject) {
    if (caller.is(subject)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, OWN);
    }
  }

  private Set<OffboardingId> of(Caller caller) {
    return lines(caller).map(SubjectOffboardings.Line::id).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<SubjectOffboardings.Line> lines(Caller caller) {
    return offboardings.of(caller.names()).stream().filter(line -> caller.is(line.subject()));
  }

  private static boolean isOwn(Caller caller, InboxLine line, Set<OffboardingId> own) {
    var subject = line.subjectId();
    return (subject != null && caller.isNumbered(subject))
        || (line.offboardingId() != null && own.contains(line.offboardingId()));
  }
}
