package dev.handback.demo.leaver;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.util.List;

/** The directory: a bind with the password. */
record DirectoryDoor(Outsider.Keys keys) implements Outsider.Door {

  @Override
  public List<Try> again() {
    return List.of(bind());
  }

  @Override
  public void close() {
    // Each bind has a connection of its own, closed with it.
  }

  private Try bind() {
    String what = "Directory, the old password";
    try {
      LDAPURL url = new LDAPURL(keys.directoryUrl());
      try (LDAPConnection connection =
          new LDAPConnection(url.getHost(), url.getPort(), keys.userDn(), keys.password())) {
        return new Try(what, true, "bound on connection " + connection.getConnectionID());
      }
    } catch (LDAPException e) {
      return new Try(what, false, e.getResultCode() + " " + e.getDiagnosticMessage());
    }
  }
}
