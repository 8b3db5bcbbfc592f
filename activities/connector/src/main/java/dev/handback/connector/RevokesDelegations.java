package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Takes back what others have granted to the subject: consents, OAuth grants (stage S4). */
public interface RevokesDelegations {

  /** Revokes every grant that this item stands for, and reads back that none is left. */
  Removal revokeDelegation(AccessItem delegation);
}
