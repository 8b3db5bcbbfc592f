package dev.handback.estate;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;

/** What the two directories have in common. Port name: {@code ldap}. */
public sealed interface LdapDirectory extends EstateServer permits ApacheDs, OpenLdap {
  /** Everything that people and groups are in. */
  String BASE_DN = "dc=example,dc=com";

  int port();

  /** The administrator; the user is a distinguished name. */
  Credentials admin();

  default String url() {
    return "ldap://127.0.0.1:" + port();
  }

  /** A connection bound as the administrator. The caller closes it. */
  default LDAPConnection connectAsAdmin() throws LDAPException {
    return connect(port(), admin());
  }

  /** A connection bound as this user, refused as the directory refuses it. The caller closes it. */
  static LDAPConnection connect(int port, Credentials as) throws LDAPException {
    return new LDAPConnection("127.0.0.1", port, as.user(), as.password());
  }

  /** Whether these credentials get in now. */
  static boolean admits(int port, Credentials as) {
    try (LDAPConnection connection = connect(port, as)) {
      return connection.isConnected();
    } catch (LDAPException e) {
      return false; // refused, or nobody listens yet
    }
  }
}
