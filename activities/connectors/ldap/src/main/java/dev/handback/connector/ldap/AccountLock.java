package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;

/**
 * The lock that only an administrator takes off (draft-behera-ldap-password-policy-10, 5.3.3). Any
 * other value is the time at which wrong passwords locked the account, which may lapse by itself.
 */
final class AccountLock {
  static final String ATTRIBUTE = "pwdAccountLockedTime";
  private static final String FOR_GOOD = "000001010000Z";

  private AccountLock() {}

  static boolean on(Entry account) {
    return account.hasAttributeValue(ATTRIBUTE, FOR_GOOD);
  }

  /** Whatever value it has. */
  static boolean anyOn(Entry account) {
    return account.hasAttribute(ATTRIBUTE);
  }

  static Modification off() {
    return new Modification(ModificationType.DELETE, ATTRIBUTE);
  }

  /** Replaces: adding it twice is an error to some. */
  static Modification set() {
    return new Modification(ModificationType.REPLACE, ATTRIBUTE, FOR_GOOD);
  }
}
