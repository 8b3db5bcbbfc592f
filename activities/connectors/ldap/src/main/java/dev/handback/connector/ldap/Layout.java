package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.estate.TargetConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where things are in this directory.
 *
 * @param userBase setting {@code userBase}, else {@code baseDn}: all accounts are below it
 * @param groupBase setting {@code groupBase}, else {@code baseDn}: all groups are below it
 * @param subjectIdAttribute setting {@code subjectIdAttribute}: what holds the system of record's
 *     id; {@code employeeNumber} unless set
 * @param idAttribute setting {@code idAttribute}: an id that outlives a rename; {@code entryUUID}
 *     (RFC 4530) unless set
 * @param accounts setting {@code accountFilter}: which entries below {@code userBase} are accounts;
 *     those with a user name or a subject's id unless set
 * @param ownerAttribute setting {@code ownerAttribute}: what names who answers for an account;
 *     {@code owner} unless set
 * @param placeholderMember setting {@code placeholderMember}: who takes the place of a group's last
 *     member, since a group must have one; Handback's own entry unless set
 * @param administrators setting {@code administrators}: the group whose members administer what the
 *     directory is for; null unless set
 */
record Layout(
    DN userBase,
    DN groupBase,
    String subjectIdAttribute,
    String idAttribute,
    Filter accounts,
    String ownerAttribute,
    DN placeholderMember,
    @Nullable DN administrators) {

  static Layout of(TargetConfig config) {
    var baseDn = config.required("baseDn");
    var subjectIdAttribute = config.setting("subjectIdAttribute", "employeeNumber");
    var anyAccount = "(|(%s=*)(%s=*))".formatted(Accounts.USER_NAME, subjectIdAttribute);
    return new Layout(
        dn(config, "userBase", config.setting("userBase", baseDn)),
        dn(config, "groupBase", config.setting("groupBase", baseDn)),
        subjectIdAttribute,
        config.setting("idAttribute", "entryUUID"),
        filter(config, config.setting("accountFilter", anyAccount)),
        config.setting("ownerAttribute", "owner"),
        dn(config, "placeholderMember", config.setting("placeholderMember", config.username())),
        config.settings().containsKey("administrators")
            ? dn(config, "administrators", config.required("administrators"))
            : null);
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

  private static Filter filter(TargetConfig config, String value) {
    try {
      return Filter.create(value);
    } catch (LDAPException e) {
      throw new ConnectorException.Misconfigured(
          "estate.yaml: target %s: settings.accountFilter is no filter: %s"
              .formatted(config.id(), value),
          e);
    }
  }
}
