package dev.handback.inventory;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.TargetId;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;

/** Accounts in quarantine, and the intake that every offboarding goes through. */
@ActivityInterface(namePrefix = "Quarantine_")
public interface QuarantineActivities {

  /** Enabled accounts in quarantine that nobody was asked about yet, those seen first at first. */
  List<UnclaimedAccount> unclaimed(UnclaimedQuery query);

  /** Takes them in as any event; the api's dispatcher starts the runs. Told again, nothing more. */
  void ask(List<OffboardingRequest> questions);

  /** Asked about, waiting for the date, and somebody's or gone by now. */
  List<ClaimedAccount> claimed(TargetId target);

  /**
   * Asks for accounts in quarantine.
   *
   * @param notAskedSince whoever was asked about one since then is not asked again
   * @param atMost so many
   */
  record UnclaimedQuery(TargetId target, Instant notAskedSince, int atMost) {}
}
