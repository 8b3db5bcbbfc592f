package dev.handback.offboarding;

import dev.handback.offboarding.seat.SeatDowngrade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What starts an offboarding: the workflow's one argument, and a wire format.
 *
 * @param effectiveAt when access must end; null means at once
 * @param receivedAt when Handback accepted the event; time to contain counts from here
 * @param keep what stays after a role change (requirement T2)
 * @param replacement who takes over (requirement L4)
 * @param only what goes, where the event is not about everything (requirements T8, T9)
 * @param link the offboarding that it follows from: after which access came back (requirement S11),
 *     or which it is a page of (T6); null for any other
 * @param page the accounts that it is about, whosever they are (T6); null for any other
 * @param unclaimed the account that it is about, which is nobody's (P8); null for any other
 * @param downgrade the one seat that it is about, where the account stays (T9); null for any other
 * @param owner who says whether what nobody uses is still needed (T9); null for the target's owner
 * @param reason why, in the words of whoever started it by hand; null when they said nothing
 */
public record OffboardingRequest(
    OffboardingId id,
    Subject subject,
    Trigger trigger,
    Risk risk,
    @Nullable Instant effectiveAt,
    Instant receivedAt,
    Source source,
    List<String> keep,
    @Nullable String replacement,
    List<String> only,
    @Nullable OffboardingId link,
    @Nullable RetirementPage page,
    @Nullable Unclaimed unclaimed,
    @Nullable SeatDowngrade downgrade,
    @Nullable String owner,
    @Nullable String reason) {

  public OffboardingRequest {
    keep = List.copyOf(keep);
    // a run that began before the field was there
    only = only == null ? List.of() : List.copyOf(only);
  }

  /** One about which each target's owner is asked. */
  public OffboardingRequest(
      OffboardingId id,
      Subject subject,
      Trigger trigger,
      Risk risk,
      @Nullable Instant effectiveAt,
      Instant receivedAt,
      Source source,
      List<String> keep,
      @Nullable String replacement,
      List<String> only,
      @Nullable OffboardingId link,
      @Nullable RetirementPage page,
      @Nullable Unclaimed unclaimed,
      @Nullable SeatDowngrade downgrade) {
    this(
        id,
        subject,
        trigger,
        risk,
        effectiveAt,
        receivedAt,
        source,
        keep,
        replacement,
        only,
        link,
        page,
        unclaimed,
        downgrade,
        null,
        null);
  }

  /** About everything the subject has. */
  public OffboardingRequest(
      OffboardingId id,
      Subject subject,
      Trigger trigger,
      Risk risk,
      @Nullable Instant effectiveAt,
      Instant receivedAt,
      Source source,
      List<String> keep,
      @Nullable String replacement) {
    this(id, subject, trigger, risk, effectiveAt, receivedAt, source, keep, replacement, List.of());
  }

  /** One that follows from no other. */
  public OffboardingRequest(
      OffboardingId id,
      Subject subject,
      Trigger trigger,
      Risk risk,
      @Nullable Instant effectiveAt,
      Instant receivedAt,
      Source source,
      List<String> keep,
      @Nullable String replacement,
      List<String> only) {
    this(
        id,
        subject,
        trigger,
        risk,
        effectiveAt,
        receivedAt,
        source,
        keep,
        replacement,
        only,
        null,
        null,
        null,
        null);
  }

  /** One that is about more than a seat, and about somebody. */
  public OffboardingRequest(
      OffboardingId id,
      Subject subject,
      Trigger trigger,
      Risk risk,
      @Nullable Instant effectiveAt,
      Instant receivedAt,
      Source source,
      List<String> keep,
      @Nullable String replacement,
      List<String> only,
      @Nullable OffboardingId link,
      @Nullable RetirementPage page) {
    this(
        id,
        subject,
        trigger,
        risk,
        effectiveAt,
        receivedAt,
        source,
        keep,
        replacement,
        only,
        link,
        page,
        null,
        null);
  }

  /** The offboarding of a part of this application's accounts. */
  public OffboardingRequest page(RetirementPage part) {
    var name = "%s, page %d".formatted(subject.label(), part.number());
    return new OffboardingRequest(
        RetirementPage.idOf(part.retirement(), part.number()),
        new Subject(subject.kind(), subject.id(), null, name, null),
        trigger,
        risk,
        effectiveAt,
        receivedAt,
        source,
        keep,
        replacement,
        only,
        part.retirement(),
        part,
        null,
        null,
        null,
        reason);
  }

  /** The same, with access ending at that time. */
  public OffboardingRequest endingAt(Instant at) {
    return with(subject, at, reason);
  }

  /** The same, about the subject as it is known better. */
  public OffboardingRequest about(Subject known) {
    return with(known, effectiveAt, reason);
  }

  /** The same, for this reason. */
  public OffboardingRequest because(@Nullable String why) {
    return with(subject, effectiveAt, why);
  }

  private OffboardingRequest with(Subject whom, @Nullable Instant at, @Nullable String why) {
    return new OffboardingRequest(
        id,
        whom,
        trigger,
        risk,
        at,
        receivedAt,
        source,
        keep,
        replacement,
        only,
        link,
        page,
        unclaimed,
        downgrade,
        owner,
        why);
  }

  /** Whether it is about certain accounts of one target, whosever they are. */
  boolean namesAccounts() {
    return page != null || unclaimed != null;
  }

  /** Whether it is about what a machine signs in with, which nobody seems to use (T9, S9). */
  boolean isAboutUnusedKeys() {
    return trigger == Trigger.INACTIVITY && subject.kind().isMachine();
  }

  /** Whether all that the subject has goes or is asked about, wherever it is. */
  boolean isAboutEverything() {
    return only.isEmpty() && !namesAccounts() && downgrade == null;
  }

  /** When access must end: the event's own time, or the time it was heard. */
  public Instant endsAt() {
    return effectiveAt == null ? receivedAt : effectiveAt;
  }
}
