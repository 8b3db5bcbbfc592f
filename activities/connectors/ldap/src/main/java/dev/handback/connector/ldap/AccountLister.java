package dev.handback.connector.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.util.StaticUtils;
import dev.handback.inventory.AccountKind;
import dev.handback.inventory.AccountNames;
import dev.handback.inventory.AccountPage;
import dev.handback.inventory.ListedAccount;
import dev.handback.offboarding.access.AccountRef;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists accounts in the order of their ids. A directory's own pages (RFC 2696) hang on one
 * connection and outlive no call, so each call reads all of it, in parts, and keeps the one page
 * whose ids come next: entries that come and go meanwhile move nobody to another page.
 */
final class AccountLister {

  /** Directories answer no more than 500 or 1,000 entries at a time, unless told otherwise. */
  private static final int PART = 500;

  /** When the password was last right: OpenLDAP's lastbind, and what other directories call it. */
  private static final List<String> LAST_USE = List.of("pwdLastSuccess", "authTimestamp");

  private static final String EMAIL = "mail";
  private static final String OBJECT_CLASS = "objectClass";

  private static final Set<String> OF_PEOPLE =
      Set.of("person", "organizationalperson", "inetorgperson");
  private static final Set<String> OF_PROGRAMS = Set.of("applicationprocess", "account");

  private final Layout layout;
  private final String ours;

  /** Where Handback binds as this name. */
  AccountLister(Layout layout, String ours) {
    this.layout = layout;
    this.ours = ours;
  }

  AccountPage list(LDAPInterface connection, @Nullable String after, int limit)
      throws LDAPException {
    var page = new TreeMap<String, ListedAccount>();
    var more = false;
    var cookie = new ASN1OctetString();
    do {
      var part = part(connection, cookie);
      for (var entry : part.getSearchEntries()) {
        var account = listed(entry);
        if (after == null || account.account().id().compareTo(after) > 0) {
          page.put(account.account().id(), account);
        }
        if (page.size() > limit) {
          page.pollLastEntry();
          more = true;
        }
      }
      cookie = cookieOf(part);
    } while (cookie.getValueLength() > 0);
    return new AccountPage(List.copyOf(page.values()), more ? page.lastKey() : null);
  }

  private SearchResult part(LDAPInterface connection, ASN1OctetString cookie) throws LDAPException {
    var request =
        new SearchRequest(
            layout.userBase().toString(), SearchScope.SUB, layout.accounts(), attributes());
    request.addControl(new SimplePagedResultsControl(PART, cookie, true));
    return connection.search(request);
  }

  private String[] attributes() {
    return Stream.concat(
            LAST_USE.stream(),
            Stream.of(
                layout.idAttribute(),
                layout.subjectIdAttribute(),
                layout.ownerAttribute(),
                Accounts.USER_NAME,
                EMAIL,
                OBJECT_CLASS,
                AccountLock.ATTRIBUTE))
        .toArray(String[]::new);
  }

  private static ASN1OctetString cookieOf(SearchResult part) throws LDAPException {
    var control = SimplePagedResultsControl.get(part);
    return control == null ? new ASN1OctetString() : control.getCookie();
  }

  private ListedAccount listed(SearchResultEntry entry) {
    var ids = values(entry, layout.subjectIdAttribute());
    return new ListedAccount(
        new AccountRef(
            Objects.requireNonNullElse(
                entry.getAttributeValue(layout.idAttribute()), entry.getDN()),
            entry.getDN()),
        new AccountNames(
            ids.size() == 1 ? ids.getFirst() : null,
            entry.getAttributeValue(EMAIL),
            entry.getAttributeValue(Accounts.USER_NAME)),
        ids.size() > 1 ? AccountKind.SHARED : kindOf(entry),
        entry.getAttributeValue(layout.ownerAttribute()),
        !AccountLock.on(entry),
        LAST_USE.stream()
            .flatMap(attribute -> time(entry, attribute).stream())
            .max(Instant::compareTo)
            .orElse(null),
        null,
        null,
        own(entry));
  }

  private boolean own(Entry entry) {
    try {
      return DN.equals(entry.getDN(), ours);
    } catch (LDAPException otherName) {
      return false; // some directories bind by other names than DNs, which no entry has
    }
  }

  private static AccountKind kindOf(Entry entry) {
    var classes = values(entry, OBJECT_CLASS).stream().map(StaticUtils::toLowerCase).toList();
    if (classes.stream().anyMatch(OF_PEOPLE::contains)) {
      return AccountKind.PERSON;
    }
    return classes.stream().anyMatch(OF_PROGRAMS::contains)
        ? AccountKind.SERVICE
        : AccountKind.UNKNOWN;
  }

  private static List<String> values(Entry entry, String attribute) {
    var values = entry.getAttributeValues(attribute);
    return values == null ? List.of() : Arrays.asList(values);
  }

  private static Optional<Instant> time(Entry entry, String attribute) {
    var value = entry.getAttributeValue(attribute);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(StaticUtils.decodeGeneralizedTime(value).toInstant());
    } catch (ParseException noTime) {
      return Optional.empty(); // the directory says something else by this name
    }
  }
}
