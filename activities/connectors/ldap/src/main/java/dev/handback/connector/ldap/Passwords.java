package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.Secret;
import dev.handback.offboarding.access.TargetId;

/** Replaces all of an account's passwords by one. */
final class Passwords {
  private static final String ATTRIBUTE = "userPassword";

  private final TargetId target;
  private final LDAPInterface connection;

  Passwords(TargetId target, LDAPInterface connection) {
    this.target = target;
    this.connection = connection;
  }

  /** Replaces and never deletes: some say yes to that, keep the password and take a lock off. */
  void replace(Entry account, Secret replacement) throws LDAPException {
    var change = new Modification(ModificationType.REPLACE, ATTRIBUTE, replacement.reveal());
    try {
      connection.modify(account.getDN(), change);
    } catch (LDAPException e) {
      throw withoutSecret(e, replacement);
    }
    if (AccountLock.on(account)) {
      // A new password takes the lock off, even one that the same change would set.
      connection.modify(account.getDN(), AccountLock.set());
    }
    var left = connection.getEntry(account.getDN(), ATTRIBUTE);
    // Not every directory shows passwords, hashed as they are, to us.
    var values = left == null ? null : left.getAttributeValues(ATTRIBUTE);
    if (values != null && values.length != 1) {
      throw new ConnectorException.Conflict(
          "%s: %s has %d passwords after a replacement"
              .formatted(target, account.getDN(), values.length),
          null);
    }
  }

  /** A directory quotes the request it does not like. */
  private static LDAPException withoutSecret(LDAPException e, Secret secret) {
    var words = String.valueOf(e.getDiagnosticMessage()).replace(secret.reveal(), "***");
    return new LDAPException(e.getResultCode(), words);
  }
}
