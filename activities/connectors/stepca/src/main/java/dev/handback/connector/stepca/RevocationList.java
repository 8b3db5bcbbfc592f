package dev.handback.connector.stepca;

import java.math.BigInteger;
import java.security.cert.X509CRL;

/** A revocation list that can be trusted, and what it says. */
record RevocationList(X509CRL list) {

  boolean names(BigInteger serial) {
    return list.getRevokedCertificate(serial) != null;
  }

  /** One sentence. */
  String says(BigInteger serial) {
    var entry = list.getRevokedCertificate(serial);
    var which =
        "the revocation list of %s, signed by %s and valid until %s,"
            .formatted(
                list.getThisUpdate().toInstant(),
                list.getIssuerX500Principal().getName(),
                list.getNextUpdate().toInstant());
    return entry == null
        ? "%s does not name serial %s".formatted(which, Certificate.hex(serial))
        : "%s names serial %s, revoked at %s (%s)"
            .formatted(
                which,
                Certificate.hex(serial),
                entry.getRevocationDate().toInstant(),
                entry.getRevocationReason());
  }
}
