package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Has certificates declared void by who issued them (stage S2, requirement S9). */
public interface RevokesCertificates {

  /**
   * Revokes the one certificate that this item is, whether or not a newer one took its place, and
   * reads back that its issuer has it as revoked. Who relies on certificates may hear of it later:
   * {@link ReadsBack} tells when they can. Nothing brings it back.
   */
  Removal revokeCertificate(AccessItem certificate);
}
