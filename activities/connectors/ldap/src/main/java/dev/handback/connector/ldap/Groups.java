package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;

/** Finds and ends memberships. Groups may be large: none is ever read whole. */
final class Groups {
  private static final String NO_ATTRIBUTES = "1.1";

  private final Layout layout;

  Groups(Layout layout) {
    this.layout = layout;
  }

  /** The groups that name this member, each with its {@code cn}. */
  List<SearchResultEntry> of(LDAPInterface connection, Member member) throws LDAPException {
    return connection
        .search(layout.groupBase().toString(), SearchScope.SUB, member.filter(), "cn")
        .getSearchEntries();
  }

  boolean has(LDAPInterface connection, String group, Member member) throws LDAPException {
    return matches(connection, group, member.filter());
  }

  /** Lets the member in, by what groups of this kind call it; false when the group is gone. */
  boolean add(LDAPInterface connection, String group, Member member) throws LDAPException {
    var entry = connection.getEntry(group, "objectClass");
    if (entry == null) {
      mustBeThere(connection);
      return false;
    }
    for (var naming : member.namings()) {
      if (naming.fits(entry)) {
        connection.modify(
            group, new Modification(ModificationType.ADD, naming.attribute(), naming.value()));
      }
    }
    return true;
  }

  /** Takes the member out, by whatever the group calls it. */
  void remove(LDAPInterface connection, String group, Member member) throws LDAPException {
    for (var naming : member.namings()) {
      if (matches(connection, group, naming.filter())) {
        remove(connection, group, naming);
      }
    }
  }

  private void remove(LDAPInterface connection, String group, Member.Naming naming)
      throws LDAPException {
    var delete = new Modification(ModificationType.DELETE, naming.attribute(), naming.value());
    try {
      connection.modify(group, delete);
    } catch (LDAPException e) {
      if (!naming.required() || !e.getResultCode().equals(ResultCode.OBJECT_CLASS_VIOLATION)) {
        throw e;
      }
      // It was the last member, and a group of names must have one.
      connection.modify(
          group,
          List.of(
              delete,
              new Modification(
                  ModificationType.ADD,
                  naming.attribute(),
                  layout.placeholderMember().toString())));
    }
  }

  /** False for a group that is gone, if the place where groups are is not. */
  private boolean matches(LDAPInterface connection, String group, Filter filter)
      throws LDAPException {
    try {
      return connection.search(group, SearchScope.BASE, filter, NO_ATTRIBUTES).getEntryCount() > 0;
    } catch (LDAPException e) {
      if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        throw e;
      }
      mustBeThere(connection);
      return false;
    }
  }

  /** At a wrong place every group is missing. */
  private void mustBeThere(LDAPInterface connection) throws LDAPException {
    connection.search(
        layout.groupBase().toString(),
        SearchScope.BASE,
        Filter.createPresenceFilter("objectClass"),
        NO_ATTRIBUTES);
  }
}
