package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Takes groups, roles and grants away (stage S4). */
public interface RemovesEntitlements {

  /** Removes the one entitlement that this item is, and reads back that it is gone. */
  Removal removeEntitlement(AccessItem entitlement);
}
