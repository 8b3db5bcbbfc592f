package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.AccountRef;
import java.util.List;
import java.util.stream.Stream;

/** Whether somebody is the last member of the administrators' group who can sign in. */
final class Administrators {
  private static final List<String> BY_DN = List.of("member", "uniqueMember");
  private static final String BY_USER_NAME = "memberUid";

  private final Layout layout;
  private final Accounts accounts;

  Administrators(Layout layout, Accounts accounts) {
    this.layout = layout;
    this.accounts = accounts;
  }

  /** One sentence where nobody is left in the group without this account. */
  List<String> lostWith(LDAPInterface connection, AccountRef ref) throws LDAPException {
    var account = accounts.find(connection, ref);
    var group = layout.administrators();
    if (account.isEmpty() || group == null) {
      return List.of();
    }
    var own = account.get().getParsedDN();
    var isMember = false;
    for (var member : members(connection, group)) {
      if (member.getParsedDN().equals(own)) {
        isMember = true;
      } else if (!AccountLock.on(member)) {
        return List.of();
      }
    }
    return isMember
        ? List.of("%s is the last member of %s who can sign in.".formatted(own, group))
        : List.of();
  }

  /** Those that are accounts: a placeholder or a name that somebody left behind is nobody. */
  private List<? extends Entry> members(LDAPInterface connection, DN group) throws LDAPException {
    var attributes = Stream.concat(BY_DN.stream(), Stream.of(BY_USER_NAME)).toArray(String[]::new);
    var entry = connection.getEntry(group.toString(), attributes);
    if (entry == null) {
      throw new ConnectorException.Misconfigured(
          "estate.yaml: settings.administrators: there is no group " + group, null);
    }
    return accounts.namedBy(connection, values(entry, BY_DN), values(entry, List.of(BY_USER_NAME)));
  }

  private static List<String> values(Entry entry, List<String> attributes) {
    return attributes.stream()
        .map(entry::getAttributeValues)
        .filter(values -> values != null)
        .flatMap(Stream::of)
        .toList();
  }
}
