package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import dev.handback.offboarding.access.AccountRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How groups name one account: groupOfNames, groupOfUniqueNames (RFC 4519), posixGroup (RFC 2307).
 */
record Member(List<Naming> namings) {

  Member {
    namings = List.copyOf(namings);
  }

  /** What groups of each class call their members. */
  private static final Map<String, String> KINDS =
      Map.of(
          "groupOfNames", "member",
          "groupOfUniqueNames", "uniqueMember",
          "posixGroup", "memberUid");

  /** One value of one attribute of a group. */
  record Naming(String attribute, String value, boolean required) {
    Filter filter() {
      return Filter.createEqualityFilter(attribute, value);
    }

    /** Whether groups of this kind name their members like this. */
    boolean fits(Entry group) {
      return KINDS.entrySet().stream()
          .anyMatch(kind ->
              kind.getValue().equals(attribute)
                  && group.hasAttributeValue("objectClass", kind.getKey()));
    }
  }

  static Member of(Entry account) {
    var namings = new ArrayList<>(byName(account.getDN()));
    var userNames = account.getAttributeValues(Accounts.USER_NAME);
    if (userNames != null) {
      for (var userName : userNames) {
        namings.add(new Naming("memberUid", userName, false));
      }
    }
    return new Member(namings);
  }

  /** An account that is gone, by the name it last had. */
  static Member gone(AccountRef account) {
    return new Member(byName(account.name()));
  }

  /** Groups that name it in any way. */
  Filter filter() {
    return Filter.createORFilter(namings.stream().map(Naming::filter).toList());
  }

  private static List<Naming> byName(String dn) {
    return List.of(new Naming("member", dn, true), new Naming("uniqueMember", dn, true));
  }
}
