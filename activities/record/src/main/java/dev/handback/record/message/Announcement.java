package dev.handback.record.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.inbox.InboxId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of the record that somebody may have to hear of, as it was when it happened. It has
 * nothing in it that the record does not have, so never a secret; and it is a stored format: add
 * fields, never repurpose them.
 *
 * @param offboarding the run; of an event, the one that it starts if it goes on
 * @param owed what it is about; null when it is about the run or an event
 * @param linked the offboarding that it led to; null when it led to none
 * @param signalled by what applications know the subject; null unless they are told of them
 * @param event what waits for a person; null unless it is an event
 */
public record Announcement(
    MessageKind kind,
    OffboardingId offboarding,
    About about,
    @Nullable Owed owed,
    @Nullable OffboardingId linked,
    @Nullable Signalled signalled,
    Instant at,
    @Nullable Waiting event)
    implements MessageContent {

  /** One that is not about an event. */
  public Announcement(
      MessageKind kind,
      OffboardingId offboarding,
      About about,
      @Nullable Owed owed,
      @Nullable OffboardingId linked,
      @Nullable Signalled signalled,
      Instant at) {
    this(kind, offboarding, about, owed, linked, signalled, at, null);
  }

  @Override
  @JsonIgnore
  public boolean isAsking() {
    return kind.isAsking();
  }

  /** Whether it cannot wait for the morning. */
  @JsonIgnore
  public boolean isUrgent() {
    return kind.isUrgent() || about.risk() == Risk.HIGH || about.trigger() == Trigger.RISK;
  }

  /**
   * All that applications may know the subject by.
   *
   * @param email the work address; null when nobody knows it
   * @param accounts those that the offboarding is about
   * @param byPerson whether somebody began it, not an event by itself
   */
  public record Signalled(@Nullable String email, List<TargetAccount> accounts, boolean byPerson) {

    public Signalled {
      accounts = List.copyOf(accounts);
    }
  }

  /** Whose offboarding it is. {@code label} is the best name there is. */
  public record About(String id, String label, Trigger trigger, Risk risk) {

    static About of(Subject subject, Trigger trigger, Risk risk) {
      return new About(subject.id(), subject.label(), trigger, risk);
    }
  }

  /** An event of the inbox, from the source of that name, and why it goes on only with a person. */
  public record Waiting(InboxId id, String source, String why) {}

  /**
   * The obligation as it is now.
   *
   * @param by who ended it or handed it on; null when nobody did
   */
  public record Owed(
      ObligationId id,
      ObligationKind kind,
      @Nullable TargetId target,
      String assignee,
      Instant dueAt,
      ObligationState state,
      String why,
      @Nullable String by) {}
}
