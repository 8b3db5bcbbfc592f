package dev.handback.estate.seed;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import dev.handback.estate.LdapDirectory;
import java.util.Collection;
import java.util.List;

/**
 * People and groups in a directory. Everything may be done twice. All over one connection, which
 * its owner closes: about a thousand people a second.
 */
public record LdapSeed(LDAPConnection admin) {
  public static final String PEOPLE = "ou=people," + LdapDirectory.BASE_DN;
  public static final String GROUPS = "ou=groups," + LdapDirectory.BASE_DN;
  private static final String PASSWORD = "userPassword";

  /** The entry of this person. */
  public static String dn(SeedPerson person) {
    return below("uid", person.userName(), PEOPLE);
  }

  /** Where people and groups go. */
  public void units() throws LDAPException {
    for (String unit : List.of("people", "groups")) {
      add(
          new Entry(
              below("ou", unit, LdapDirectory.BASE_DN),
              new Attribute("objectClass", "organizationalUnit"),
              new Attribute("ou", unit)));
    }
  }

  /** Entries with a password; one that is there gets this password and is unlocked. */
  public void people(Collection<SeedPerson> people) throws LDAPException {
    for (SeedPerson person : people) {
      boolean isNew =
          add(
              new Entry(
                  dn(person),
                  new Attribute("objectClass", "inetOrgPerson"),
                  new Attribute("uid", person.userName()),
                  new Attribute("cn", person.displayName()),
                  new Attribute("givenName", person.givenName()),
                  new Attribute("sn", person.familyName()),
                  new Attribute("mail", person.email()),
                  new Attribute("employeeNumber", person.id()),
                  new Attribute(PASSWORD, person.password())));
      if (!isNew) {
        admin.modify(
            dn(person),
            new Modification(ModificationType.REPLACE, PASSWORD, person.password()),
            new Modification(ModificationType.REPLACE, "pwdAccountLockedTime"));
      }
    }
  }

  /** A group of exactly these people, of whom there must be one: the schema says so. */
  public void group(String name, Collection<SeedPerson> members) throws LDAPException {
    String[] names = members.stream().map(LdapSeed::dn).toArray(String[]::new);
    String dn = below("cn", name, GROUPS);
    boolean isNew =
        add(
            new Entry(
                dn,
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("cn", name),
                new Attribute("member", names)));
    if (!isNew) {
      admin.modify(dn, new Modification(ModificationType.REPLACE, "member", names));
    }
  }

  /** False when it is there already. */
  private boolean add(Entry entry) throws LDAPException {
    try {
      admin.add(entry);
      return true;
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
        return false;
      }
      throw e;
    }
  }

  private static String below(String attribute, String value, String parent) {
    return new RDN(attribute, value) + "," + parent;
  }
}
