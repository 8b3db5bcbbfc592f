package dev.handback.connector.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.handback.inventory.CorrelateBy;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccountRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds accounts. Every look-up is a search below the base for accounts, so a base that does not
 * exist is an error, and never the absence of an account.
 */
final class Accounts {
  static final String USER_NAME = "uid";

  private final Layout layout;

  Accounts(Layout layout) {
    this.layout = layout;
  }

  List<SearchResultEntry> of(LDAPInterface connection, Subject subject, CorrelateBy by)
      throws LDAPException {
    var attribute =
        switch (by) {
          case SUBJECT_ID -> layout.subjectIdAttribute();
          case EMAIL -> "mail";
          case USER_NAME -> USER_NAME;
        };
    var value = by.nameOf(subject);
    return value == null ? List.of() : search(connection, attribute, value);
  }

  /** By the id that outlives a rename. */
  Optional<SearchResultEntry> find(LDAPInterface connection, AccountRef account)
      throws LDAPException {
    return search(connection, layout.idAttribute(), account.id()).stream().findFirst();
  }

  /** The accounts that have one of these names; others that they mean are no accounts. */
  List<SearchResultEntry> namedBy(
      LDAPInterface connection, List<String> dns, List<String> userNames) throws LDAPException {
    var found = new ArrayList<SearchResultEntry>();
    for (var dn : dns) {
      if (new DN(dn).isDescendantOf(layout.userBase(), false)) {
        var entry = connection.getEntry(dn, AccountLock.ATTRIBUTE);
        if (entry != null) {
          found.add(entry);
        }
      }
    }
    for (var userName : userNames) {
      found.addAll(search(connection, USER_NAME, userName));
    }
    return found;
  }

  AccountRef ref(Entry account) {
    return new AccountRef(account.getAttributeValue(layout.idAttribute()), account.getDN());
  }

  private List<SearchResultEntry> search(LDAPInterface connection, String attribute, String value)
      throws LDAPException {
    return connection
        .search(
            layout.userBase().toString(),
            SearchScope.SUB,
            Filter.createEqualityFilter(attribute, value),
            layout.idAttribute(),
            USER_NAME,
            AccountLock.ATTRIBUTE,
            LastChange.SERIAL,
            LastChange.AT,
            LastChange.BY)
        .getSearchEntries();
  }
}
