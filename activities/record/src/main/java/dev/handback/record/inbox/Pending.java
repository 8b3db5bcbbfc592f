package dev.handback.record.inbox;

import dev.handback.offboarding.DateMove;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Rescission;

/** What an accepted event still has to do. */
public sealed interface Pending {

  InboxId id();

  /** The run it starts, or is to be told to. */
  String workflowId();

  /** How often it was claimed, this time included. */
  int attempts();

  /** Something that the run it is about has to hear. */
  sealed interface Word extends Pending {}

  /** A run is to be started. */
  record Start(InboxId id, OffboardingRequest request, String workflowId, int attempts)
      implements Pending {}

  /** A date is to be moved. */
  record Move(InboxId id, DateMove move, String workflowId, int attempts) implements Word {}

  /** An offboarding is to be taken back. */
  record Rescind(InboxId id, Rescission rescission, String workflowId, int attempts)
      implements Word {}

  /**
   * What an offboarding took is to be given back, although its run is over (requirement T13).
   *
   * @param request the word itself, of that offboarding's subject and trigger
   */
  record Restore(
      InboxId id,
      OffboardingId offboarding,
      OffboardingRequest request,
      Rescission rescission,
      String workflowId,
      int attempts)
      implements Pending {}
}
