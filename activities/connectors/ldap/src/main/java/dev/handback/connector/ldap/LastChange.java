package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a directory itself notes of an entry's last change (RFC 4512, 3.4; {@code entryCSN} where it
 * has one). It tells that an entry was changed since, never which attribute.
 */
final class LastChange {
  static final String SERIAL = "entryCSN";
  static final String AT = "modifyTimestamp";
  static final String BY = "modifiersName";

  private LastChange() {}

  /** Another one after every change; null where the directory notes nothing. */
  static @Nullable String fingerprint(Entry account) {
    var serial = account.getAttributeValue(SERIAL);
    if (serial != null) {
      return serial;
    }
    var at = account.getAttributeValue(AT);
    return at == null ? null : at + " " + account.getAttributeValue(BY);
  }

  /** For people. */
  static String words(Entry account) {
    return "last changed by %s at %s"
        .formatted(account.getAttributeValue(BY), account.getAttributeValue(AT));
  }
}
