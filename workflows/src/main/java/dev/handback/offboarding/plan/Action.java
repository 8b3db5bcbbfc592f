package dev.handback.offboarding.plan;

import dev.handback.offboarding.access.ItemKind;

/** What a plan means to do with an item (requirement P6). */
public enum Action {
  /** Sessions and tokens end. */
  END,

  /** A throw-away secret takes the place of the subject's own. */
  REPLACE,

  /** Its issuer lists it as void, for good. */
  REVOKE,

  /** It is taken from the account. */
  REMOVE,

  /** The account stays, and nobody signs in with it. */
  DISABLE,

  /** The seat goes back to its pool. */
  RELEASE;

  /** What is done with things of this kind. */
  public static Action of(ItemKind kind) {
    return switch (kind) {
      case SESSIONS -> END;
      case CREDENTIAL -> REPLACE;
      case CERTIFICATE -> REVOKE;
      case ENTITLEMENT, DELEGATION -> REMOVE;
      case ACCOUNT, INTEGRATION -> DISABLE;
      case SEAT -> RELEASE;
    };
  }
}
