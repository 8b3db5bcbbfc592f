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
 */
public record ItemState(
    AccessItem item,
    ItemStatus status,
    @Nullable Disposition disposition,
    @Nullable Instant removedAt,
    List<Proof> proofs,
    List<String> residual) {

  public ItemState {
    proofs = List.copyOf(proofs);
    residual = List.copyOf(residual);
  }

  public static ItemState planned(AccessItem item) {
    return new ItemState(item, ItemStatus.PLANNED, null, null, List.of(), List.of());
  }

  /** The state after this outcome. */
  public ItemState after(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Done done -> afterDone(done);
      case ItemOutcome.AlreadyAbsent absent ->
          afterDone(
              new ItemOutcome.Done(
                  absent.item(), absent.stage(), absent.how(), absent.at(), List.of(), List.of()));
      case ItemOutcome.Proven proven ->
          new ItemState(
              item,
              ItemStatus.PROVEN,
              item.kind() == ItemKind.SEAT ? Disposition.RECLAIMED : Disposition.REMOVED,
              removedAt == null ? proven.at() : removedAt,
              with(proofs, List.of(proven.proof())),
              residual);
      // whatever was proven before: it is not so now
      case ItemOutcome.StillAllowed still ->
          new ItemState(item, ItemStatus.STILL_ALLOWED, null, removedAt, proofs, residual);
      case ItemOutcome.Failed failed -> in(ItemStatus.FAILED);
      case ItemOutcome.NeedsPerson person -> in(ItemStatus.NEEDS_PERSON);
      case ItemOutcome.Held held -> in(ItemStatus.WAITING);
      case ItemOutcome.Excepted excepted ->
          ended(ItemStatus.WAITING, Disposition.EXCEPTION_APPROVED, proofs);
      case ItemOutcome.Reassigned reassigned ->
          ended(
              ItemStatus.PROVEN,
              Disposition.REASSIGNED,
              List.of(new Proof(ProofMethod.ATTESTED, reassigned.how(), reassigned.at())));
      // whatever was proven while it had no end still is
      case ItemOutcome.Resumed resumed ->
          disposed()
              ? planned(item)
              : new ItemState(item, ItemStatus.PLANNED, null, removedAt, proofs, residual);
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
        ? new ItemState(item, status, Disposition.REASSIGNED, removedAt, proofs, residual)
        : this;
  }

  /** Whether this item has come to its one end (requirement R4). */
  public boolean disposed() {
    return disposition != null;
  }

  private ItemState afterDone(ItemOutcome.Done done) {
    var seat = item.kind() == ItemKind.SEAT;
    var acted = done.stage() != Stage.CHECK_DEPENDENCIES;
    var next = seat ? ItemStatus.PROVEN : acted ? ItemStatus.DONE : status;
    return new ItemState(
        item,
        next,
        seat ? Disposition.RECLAIMED : disposition,
        acted && removedAt == null ? done.at() : removedAt,
        with(proofs, done.proofs()),
        with(residual, done.residual()));
  }

  private ItemState ended(ItemStatus next, Disposition end, List<Proof> proven) {
    return new ItemState(item, next, end, removedAt, proven, residual);
  }

  /** The same in this status, and everything else as it was. */
  public ItemState in(ItemStatus next) {
    return new ItemState(item, next, disposition, removedAt, proofs, residual);
  }

  private static <T> List<T> with(List<T> before, List<T> more) {
    return Stream.concat(before.stream(), more.stream()).distinct().toList();
  }
}
