package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Trigger;
import dev.handback.record.inbox.Verdict.Keep;
import dev.handback.record.inbox.Verdict.Move;
import dev.handback.record.inbox.Verdict.Rescind;
import dev.handback.record.inbox.Verdict.Start;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source's word does to what it said before (requirements T1, T4, T12): a pure decision. The
 * table of all cases is in {@code docs/operations.md}.
 */
final class Correlation {

  /** Each of these is an incident of its own: the second is no other date of the first. */
  private static final Set<Trigger> INCIDENTS =
      Set.of(Trigger.RISK, Trigger.POLICY, Trigger.INACTIVITY);

  private Correlation() {}

  static Verdict of(SourceWord word, LastWord last) {
    return of(word, last, word.request().receivedAt());
  }

  /** The same for a word that is heard now, whenever it came first. */
  static Verdict of(SourceWord word, LastWord last, Instant now) {
    var leaves = !word.meaning().takesBack();
    if (leaves && INCIDENTS.contains(word.request().trigger())) {
      return new Start();
    }
    if (last.isLaterThan(word)) {
      return new Keep(
          InboxState.OUTDATED, "the source said something later already, at " + last.occurredAt());
    }
    return leaves ? leaves(word.request(), last, now) : staysAfterAll(word, last);
  }

  /** The same for a run that was over before it could be told: a departure is never lost. */
  static Verdict whenOver(SourceWord word, Standing standing) {
    return word.meaning().takesBack() ? AfterTheAct.of(standing) : new Start();
  }

  private static Verdict leaves(OffboardingRequest request, LastWord last, Instant now) {
    if (last.meaning().takesBack() || !last.keep().equals(request.keep())) {
      return new Start();
    }
    var known = saysTheSame(request, last.effectiveAt(), now);
    return switch (last.standing()) {
      case NONE, CALLED_OFF -> new Start();
      case WAITING -> known ? confirmed("its offboarding waits for this very date") : new Move();
      case ACTING -> known ? confirmed("its offboarding is under way") : tooEarly(request, now);
      case SEALED -> known ? confirmed("its offboarding is sealed") : new Start();
    };
  }

  private static Verdict staysAfterAll(SourceWord word, LastWord last) {
    if (last.standing() == Standing.NONE) {
      return new Keep(InboxState.DISCARDED, word.saying() + ": there is nothing it takes back");
    }
    if (last.meaning().takesBack() || last.standing() == Standing.CALLED_OFF) {
      return confirmed("its offboarding was taken back or rejected before");
    }
    return last.standing() == Standing.WAITING ? new Rescind() : AfterTheAct.of(last.standing());
  }

  /** Access is going already: a date that is past asks for nothing more. */
  private static Verdict tooEarly(OffboardingRequest request, Instant now) {
    return request.endsAt().isAfter(now)
        ? new Keep(
            InboxState.NEEDS_PERSON,
            "access is being removed already, and the new date is %s: whoever still works needs a"
                    .formatted(request.effectiveAt())
                + " person")
        : confirmed("its offboarding is under way");
  }

  private static Keep confirmed(String why) {
    return new Keep(InboxState.CONFIRMED, "it says nothing new: " + why);
  }

  /** At once is what a date that is past means as well. */
  private static boolean saysTheSame(
      OffboardingRequest request, @Nullable Instant told, Instant now) {
    if (request.effectiveAt() == null) {
      return told == null || !told.isAfter(now);
    }
    return Objects.equals(request.effectiveAt(), told);
  }
}
