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
 */
public record CatchUp(
    OffboardingId offboarding,
    TargetId target,
    Stage from,
    List<AccessItem> items,
    List<TargetAccount> controlled,
    List<TargetAccount> staying,
    @Nullable List<TargetAccount> signedOff,
    List<TargetAccount> ownPassword) {

  public CatchUp {
    items = List.copyOf(items);
    controlled = List.copyOf(controlled);
    staying = staying == null ? List.of() : List.copyOf(staying);
    signedOff = signedOff == null ? null : List.copyOf(signedOff);
    ownPassword = ownPassword == null ? List.of() : List.copyOf(ownPassword);
  }

  /** Of an offboarding in which nobody keeps the password they had. */
  public CatchUp(
      OffboardingId offboarding,
      TargetId target,
      Stage from,
      List<AccessItem> items,
      List<TargetAccount> controlled,
      List<TargetAccount> staying,
      @Nullable List<TargetAccount> signedOff) {
    this(offboarding, target, from, items, controlled, staying, signedOff, List.of());
  }
}
