package dev.handback.offboarding.access;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.handback.offboarding.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one act or one try did to one item. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ItemOutcome.Done.class, name = "DONE"),
  @JsonSubTypes.Type(value = ItemOutcome.AlreadyAbsent.class, name = "ALREADY_ABSENT"),
  @JsonSubTypes.Type(value = ItemOutcome.Proven.class, name = "PROVEN"),
  @JsonSubTypes.Type(value = ItemOutcome.StillAllowed.class, name = "STILL_ALLOWED"),
  @JsonSubTypes.Type(value = ItemOutcome.Failed.class, name = "FAILED"),
  @JsonSubTypes.Type(value = ItemOutcome.NeedsPerson.class, name = "NEEDS_PERSON"),
  @JsonSubTypes.Type(value = ItemOutcome.Held.class, name = "HELD"),
  @JsonSubTypes.Type(value = ItemOutcome.Excepted.class, name = "EXCEPTED"),
  @JsonSubTypes.Type(value = ItemOutcome.Reassigned.class, name = "REASSIGNED"),
  @JsonSubTypes.Type(value = ItemOutcome.Resumed.class, name = "RESUMED"),
  @JsonSubTypes.Type(value = ItemOutcome.Returned.class, name = "RETURNED")
})
public sealed interface ItemOutcome {

  ItemId item();

  Stage stage();

  /** One sentence for the record: what was done or seen. */
  String how();

  Instant at();

  /**
   * The act succeeded and was read back. Proofs won on the way come with it.
   *
   * @param fingerprint how the act left the account, as far as the target can tell that it was
   *     changed since (T13); null where it cannot
   */
  record Done(
      ItemId item,
      Stage stage,
      String how,
      Instant at,
      List<Proof> proofs,
      List<String> residual,
      @Nullable String fingerprint)
      implements ItemOutcome {
    public Done {
      proofs = List.copyOf(proofs);
      residual = List.copyOf(residual);
    }

    /** An act that left nothing to be known by. */
    public Done(
        ItemId item,
        Stage stage,
        String how,
        Instant at,
        List<Proof> proofs,
        List<String> residual) {
      this(item, stage, how, at, proofs, residual, null);
    }
  }

  /** A correlated look-up shows that there is nothing left to do. */
  record AlreadyAbsent(ItemId item, Stage stage, String how, Instant at) implements ItemOutcome {}

  /** It was tried, or read back, and is gone. */
  record Proven(ItemId item, Stage stage, Proof proof) implements ItemOutcome {
    @Override
    public String how() {
      return proof.how();
    }

    @Override
    public Instant at() {
      return proof.at();
    }
  }

  /** A try got in, or the vendor still counts the seat. */
  record StillAllowed(ItemId item, Stage stage, String how, Instant at) implements ItemOutcome {}

  /** The target did not do it. Nothing is known about what it did do. */
  record Failed(ItemId item, Stage stage, FailureKind kind, String how, Instant at)
      implements ItemOutcome {}

  /** No connector can do or prove this: a person must. */
  record NeedsPerson(ItemId item, Stage stage, String how, Instant at) implements ItemOutcome {}

  /** Others depend on it: it waits for its owner's sign-off (requirement S3). */
  record Held(ItemId item, Stage stage, String how, Instant at) implements ItemOutcome {}

  /** It stays until then, approved (requirement O4). */
  record Excepted(ItemId item, Stage stage, Instant until, String how, Instant at)
      implements ItemOutcome {}

  /** It is somebody else's now, as its owner says. */
  record Reassigned(ItemId item, Stage stage, String to, String how, Instant at)
      implements ItemOutcome {}

  /** What it waited for is over: back to work. */
  record Resumed(ItemId item, Stage stage, String how, Instant at) implements ItemOutcome {}

  /** The offboarding was taken back, and this became of what it had taken (T13). */
  record Returned(ItemId item, Return what) implements ItemOutcome {
    @Override
    public Stage stage() {
      return Stage.RESTORE;
    }

    @Override
    public String how() {
      return what.how();
    }

    @Override
    public Instant at() {
      return what.at();
    }
  }
}
