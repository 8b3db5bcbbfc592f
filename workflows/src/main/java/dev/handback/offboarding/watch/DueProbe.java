package dev.handback.offboarding.watch;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.TargetAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A probe that is due, with all it needs.
 *
 * @param until when it is given up
 * @param attempts how often it was tried in vain
 * @param items the access that was proven gone at the close
 * @param controlled as in {@link dev.handback.offboarding.access.Sweep}
 * @param staying as there; their sessions are nobody's to look at
 * @param ownPassword as there
 * @param leaver whose accounts are looked for once more, since some may have been made or found
 *     meanwhile; null where not everything of the subject was to go
 * @param known the accounts that the offboarding knows, whatever became of them
 */
public record DueProbe(
    OffboardingId offboarding,
    int number,
    Instant until,
    int attempts,
    List<AccessItem> items,
    List<TargetAccount> controlled,
    List<TargetAccount> staying,
    List<TargetAccount> ownPassword,
    @Nullable Subject leaver,
    List<TargetAccount> known) {

  public DueProbe {
    items = List.copyOf(items);
    controlled = List.copyOf(controlled);
    staying = List.copyOf(staying);
    ownPassword = ownPassword == null ? List.of() : List.copyOf(ownPassword);
    known = known == null ? List.of() : List.copyOf(known);
  }

  /** Of an offboarding in which nobody kept the password they had, and which is about a part. */
  public DueProbe(
      OffboardingId offboarding,
      int number,
      Instant until,
      int attempts,
      List<AccessItem> items,
      List<TargetAccount> controlled,
      List<TargetAccount> staying) {
    this(
        offboarding,
        number,
        until,
        attempts,
        items,
        controlled,
        staying,
        List.of(),
        null,
        List.of());
  }
}
