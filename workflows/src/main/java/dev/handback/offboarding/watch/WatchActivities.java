package dev.handback.offboarding.watch;

import io.temporal.activity.ActivityInterface;

/** The record of probes after the close (requirement S11). All are idempotent. */
@ActivityInterface(namePrefix = "Watch_")
public interface WatchActivities {

  /**
   * What is due. Probes of offboardings whose access was given back on purpose end here, unseen.
   */
  DueProbes due(DuePage page);

  /**
   * Keeps what was seen. Access that came back opens one linked offboarding, which takes the
   * remaining probes over.
   */
  void report(ProbeReport report);
}
