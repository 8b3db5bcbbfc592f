package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;

/** How far an offboarding has come when its source speaks again. */
enum Standing {
  /** There is none. */
  NONE,

  /** Nothing was touched yet: its date may move, and it may be taken back. */
  WAITING,

  /** Access is being removed, or was, and the run is not over. */
  ACTING,

  /** Access was removed, and the record is sealed. */
  SEALED,

  /** It was rejected, or taken back: what it took is given back, or it took nothing. */
  CALLED_OFF;

  /**
   * Decides by the record.
   *
   * @param takenBack whether somebody took it back, even if what it took is not all given back yet
   */
  static Standing of(OffboardingState state, Stage stage, boolean takenBack) {
    if (takenBack) {
      return CALLED_OFF;
    }
    return switch (state) {
      case SCHEDULED, AWAITING_APPROVAL -> WAITING;
      case RUNNING -> stage == Stage.PLAN ? WAITING : ACTING;
      case WAITING -> ACTING;
      case SEALED -> SEALED;
      case RESCINDED, REJECTED -> CALLED_OFF;
    };
  }
}
