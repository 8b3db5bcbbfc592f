package dev.handback.connector.stepca;

import dev.handback.inventory.AccountKind;
import dev.handback.inventory.AccountNames;
import dev.handback.inventory.CorrelateBy;
import dev.handback.inventory.ListedAccount;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetId;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One certificate that the CA issued: an account of its own, since it opens by itself. */
record Certificate(X509Certificate x509, HolderNames names) {

  static Certificate of(X509Certificate x509) {
    return new Certificate(x509, HolderNames.of(x509));
  }

  BigInteger serial() {
    return x509.getSerialNumber();
  }

  Instant until() {
    return x509.getNotAfter().toInstant();
  }

  boolean isExpired(Instant now) {
    return until().isBefore(now);
  }

  /** An authority's own certificate is nobody's access. */
  boolean isAuthority() {
    return x509.getBasicConstraints() >= 0;
  }

  boolean names(Subject subject, CorrelateBy by) {
    return switch (by) {
      case SUBJECT_ID -> names.have(subject.id());
      case EMAIL -> names.have(subject.email());
      case USER_NAME -> names.haveUser(subject.userName());
    };
  }

  boolean isSignedBy(X509Certificate issuer) {
    if (!x509.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      x509.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException notBy) {
      return false;
    }
  }

  AccountRef account() {
    return new AccountRef(serial().toString(), names.label());
  }

  FoundAccess found(TargetId target) {
    return FoundAccess.of(
        target, ItemKind.CERTIFICATE, account(), serial().toString(), this.toString());
  }

  ListedAccount listed() {
    return new ListedAccount(
        account(),
        new AccountNames(names.label(), names.email(), names.user()),
        kind(),
        null,
        true,
        null,
        null,
        null);
  }

  private AccountKind kind() {
    if (names.email() != null) {
      return AccountKind.PERSON;
    }
    return names.isMachine() ? AccountKind.SERVICE : AccountKind.UNKNOWN;
  }

  /** As a person reads it, the holder last. */
  @Override
  public String toString() {
    return "certificate until %s of %s"
        .formatted(until().truncatedTo(ChronoUnit.SECONDS), names.label());
  }

  /** The serial number as other tools write it. */
  static String hex(BigInteger serial) {
    return serial.toString(16);
  }

  /** The serial number that is an item's id; null for anybody else's. */
  static @Nullable BigInteger serial(String nativeId) {
    return nativeId.matches("\\d{1,60}") ? new BigInteger(nativeId) : null;
  }
}
