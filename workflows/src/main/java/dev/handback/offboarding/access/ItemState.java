package dev.handback.offboarding.access;

import dev.handback.offboarding.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One item and how far it has come. Immutable: {@link #after} is the whole life cycle.
 *
 * @param removedAt when the act first succeeded; null before
 * @param residual what stays behind and why, one sentence each
 * @param taken who took it, as far as giving it back depends on that (T13); null before
 * @param returned what became of it when the offboarding was taken back; null unless it was
 */
public record ItemState(
    AccessItem item,
    ItemStatus status,
    @Nullable Disposition disposition,
    @Nullable Instant removedAt,
    List<Proof> proofs,
    List<String> residual,
    @Nullable Taken taken,
    @Nullable Return returned) {

  public ItemState {
    proofs = List.copyOf(proofs);
    residual = List.copyOf(residual);
  }

  /** An item of which nothing is known that giving it back depends on. */
  public ItemState(
      AccessItem item,
      ItemStatus status,
      @Nullable Disposition disposition,
      @Nullable Instant removedAt,
      List<Proof> proofs,
      List<String> residual) {
    this(item, status, disposition, removedAt, proofs, residual, null, null);
  }

  public static ItemState planned(AccessItem item) {
    return new ItemState(item, ItemStatus.PLANNED, null, null, List.of(), List.of());
  }

  /** The state after this outcome. */
  public ItemState after(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Done done ->
          afterDone(done, acts(done) ? Taken.by(taken, done.fingerprint()) : taken);
      case ItemOutcome.AlreadyAbsent absent ->
          afterDone(
              new ItemOutcome.Done(
                  absent.item(), absent.stage(), absent.how(), absent.at(), List.of(), List.of()),
              taken == null ? Taken.BEFORE : taken);
      case ItemOutcome.Proven proven ->
          new ItemState(
              item,
              ItemStatus.PROVEN,
              item.kind() == ItemKind.SEAT ? Disposition.RECLAIMED : Disposition.REMOVED,
              removedAt == null ? proven.at() : removedAt,
              with(proofs, List.of(proven.proof())),
              residual,
              taken,
              returned);
      // whatever was proven before: it is not so now
      case ItemOutcome.StillAllowed still -> in(ItemStatus.STILL_ALLOWED, null);
      case ItemOutcome.Failed failed -> in(ItemStatus.FAILED, disposition);
      case ItemOutcome.NeedsPerson person -> in(ItemStatus.NEEDS_PERSON, disposition);
      case ItemOutcome.Returned back -> afterReturn(back.what());
      case ItemOutcome.Held held -> in(ItemStatus.WAITING, disposition);
      case ItemOutcome.Excepted excepted ->
          ended(ItemStatus.WAITING, Disposition.EXCEPTION_APPROVED, proofs);
      case ItemOutcome.Reassigned reassigned ->
          ended(
              ItemStatus.PROVEN,
              Disposition.REASSIGNED,
              List.of(new Proof(ProofMethod.ATTESTED, reassigned.how(), reassigned.at())));
      case ItemOutcome.Resumed resumed -> resumed();
    };
  }

  /** The strongest proof there is, the latest of its kind; null while nothing was proven. */
  public @Nullable Proof bestProof() {
    return proofs.stream()
        .min(
            Comparator.comparing(Proof::method)
                .thenComparing(Comparator.comparing(Proof::at).reversed()))
        .orElse(null);
  }

  /** Whether it is access that was removed, with more for it than a person's word. */
  public boolean provenByTarget() {
    return item.kind() != ItemKind.SEAT
        && disposition == Disposition.REMOVED
        && proofs.stream().anyMatch(proof -> proof.method() != ProofMethod.ATTESTED);
  }

  /** A seat that is reclaimed is the replacement's. */
  public ItemState reassigned() {
    return disposition == Disposition.RECLAIMED
        ? ended(status, Disposition.REASSIGNED, proofs)
        : this;
  }

  /** Whether this item has come to its one end (requirement R4). */
  public boolean disposed() {
    return disposition != null;
  }

  private ItemState afterDone(ItemOutcome.Done done, @Nullable Taken by) {
    var seat = item.kind() == ItemKind.SEAT;
    var acted = acts(done);
    var next = seat ? ItemStatus.PROVEN : acted ? ItemStatus.DONE : status;
    return new ItemState(
        item,
        next,
        seat ? Disposition.RECLAIMED : disposition,
        acted && removedAt == null ? done.at() : removedAt,
        with(proofs, done.proofs()),
        with(residual, done.residual()),
        by,
        returned);
  }

  private ItemState ended(ItemStatus next, Disposition end, List<Proof> proven) {
    return new ItemState(item, next, end, removedAt, proven, residual, taken, returned);
  }

  /** The same in this status, and everything else as it was. */
  public ItemState in(ItemStatus next) {
    return in(next, disposition);
  }

  /** Whatever was proven while it had no end still is. */
  private ItemState resumed() {
    return disposed()
        ? new ItemState(item, ItemStatus.PLANNED, null, null, List.of(), List.of(), taken, returned)
        : in(ItemStatus.PLANNED, null);
  }

  /** What the subject has again has no end here; what stays gone is residual, with the reason. */
  private ItemState afterReturn(Return back) {
    var there = back.result().there();
    var untouched = there && status == ItemStatus.PLANNED;
    return new ItemState(
        item,
        there && !untouched ? ItemStatus.RESTORED : status,
        there ? null : disposition,
        removedAt,
        proofs,
        there ? residual : with(residual, List.of(back.how())),
        taken,
        back);
  }

  private ItemState in(ItemStatus next, @Nullable Disposition end) {
    return new ItemState(item, next, end, removedAt, proofs, residual, taken, returned);
  }

  private static boolean acts(ItemOutcome.Done done) {
    return done.stage() != Stage.CHECK_DEPENDENCIES;
  }

  private static <T> List<T> with(List<T> before, List<T> more) {
    return Stream.concat(before.stream(), more.stream()).distinct().toList();
  }
}
