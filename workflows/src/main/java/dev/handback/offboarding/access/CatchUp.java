package dev.handback.offboarding.access;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything still owed at one target, from the stage at which it fell behind up to its proof (or
 * its freed seats, when it fell behind there).
 *
 * @param controlled as in {@link Sweep}
 * @param staying as in {@link Sweep}
 * @param signedOff accounts whose owners have been heard: no other account that something depends
 *     on is cut (requirement S3); null where nobody's word is waited for
 * @param ownPassword as in {@link Sweep}
 * @param changes as in {@link Sweep}
 * @param upTo the last stage that is caught up; null for all up to the proof
 */
public record CatchUp(
    OffboardingId offboarding,
    TargetId target,
    Stage from,
    List<AccessItem> items,
    List<TargetAccount> controlled,
    List<TargetAccount> staying,
    @Nullable List<TargetAccount> signedOff,
    List<TargetAccount> ownPassword,
    List<SeatChange> changes,
    @Nullable Stage upTo) {

  public CatchUp {
    items = List.copyOf(items);
    controlled = List.copyOf(controlled);
    staying = staying == null ? List.of() : List.copyOf(staying);
    signedOff = signedOff == null ? null : List.copyOf(signedOff);
    ownPassword = ownPassword == null ? List.of() : List.copyOf(ownPassword);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** Of an offboarding in which nobody keeps the password they had, and no seat is changed. */
  public CatchUp(
      OffboardingId offboarding,
      TargetId target,
      Stage from,
      List<AccessItem> items,
      List<TargetAccount> controlled,
      List<TargetAccount> staying,
      @Nullable List<TargetAccount> signedOff) {
    this(
        offboarding,
        target,
        from,
        items,
        controlled,
        staying,
        signedOff,
        List.of(),
        List.of(),
        null);
  }

  /** The stages that are caught up, in order. */
  public List<Stage> stages() {
    if (from == Stage.RELEASE_SEATS) {
      return List.of(Stage.RELEASE_SEATS);
    }
    var last = upTo == null ? Stage.VERIFY : upTo;
    return Stage.OF_ACCESS.stream()
        .filter(stage -> stage.compareTo(from) >= 0 && stage.compareTo(last) <= 0)
        .toList();
  }
}
