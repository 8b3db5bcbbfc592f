package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Disables what an application signs in as: an OAuth client, an app installation (stage S4). */
public interface DisablesIntegrations {

  /**
   * Disables the one integration that this item is, never deletes it, and reads back that it is.
   */
  Removal disableIntegration(AccessItem integration);
}
