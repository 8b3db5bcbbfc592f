package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.estate.TargetConfig;

/**
 * Where things are in this directory.
 *
 * @param userBase setting {@code userBase}, else {@code baseDn}: all accounts are below it
 * @param groupBase setting {@code groupBase}, else {@code baseDn}: all groups are below it
 * @param subjectIdAttribute setting {@code subjectIdAttribute}: what holds the system of record's
 *     id; {@code employeeNumber} unless set
 * @param idAttribute setting {@code idAttribute}: an id that outlives a rename; {@code entryUUID}
 *     (RFC 4530) unless set
 * @param placeholderMember setting {@code placeholderMember}: who takes the place of a group's last
 *     member, since a group must have one; Handback's own entry unless set
 */
record Layout(
    DN userBase,
    DN groupBase,
    String subjectIdAttribute,
    String idAttribute,
    DN placeholderMember) {

  static Layout of(TargetConfig config) {
    var baseDn = config.required("baseDn");
    return new Layout(
        dn(config, "userBase", config.setting("userBase", baseDn)),
        dn(config, "groupBase", config.setting("groupBase", baseDn)),
        config.setting("subjectIdAttribute", "employeeNumber"),
        config.setting("idAttribute", "entryUUID"),
        dn(config, "placeholderMember", config.setting("placeholderMember", config.username())));
  }

  private static DN dn(TargetConfig config, String setting, String value) {
    try {
      return new DN(value);
    } catch (LDAPException e) {
      throw new ConnectorException.Misconfigured(
          "estate.yaml: target %s: settings.%s is no distinguished name: %s"
              .formatted(config.id(), setting, value),
          e);
    }
  }
}
