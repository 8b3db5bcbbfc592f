package dev.handback.record.item;

import dev.handback.offboarding.access.Taken;

/** Who took an item away. */
enum TakenBy {
  HANDBACK,

  /** It was gone when Handback came. */
  SOMEBODY_ELSE;

  static TakenBy of(Taken taken) {
    return taken.byHandback() ? HANDBACK : SOMEBODY_ELSE;
  }
}
