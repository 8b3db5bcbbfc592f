package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Gives groups, roles and grants back as they were found (requirement T13). */
public interface RestoresEntitlements {

  /** Gives back the one entitlement that this item is, and reads back that it is held. */
  Restoration giveBack(AccessItem entitlement);
}
