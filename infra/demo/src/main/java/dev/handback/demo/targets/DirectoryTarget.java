package dev.handback.demo.targets;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.stack.Part;
import dev.handback.demo.stack.Surroundings;
import dev.handback.estate.ApacheDs;
import dev.handback.estate.Credentials;
import dev.handback.estate.EstateException;
import dev.handback.estate.LdapDirectory;
import dev.handback.estate.seed.LdapSeed;
import java.util.Map;

/** An ApacheDS with everybody under {@code ou=people} and their groups under {@code ou=groups}. */
public final class DirectoryTarget {
  private DirectoryTarget() {}

  public static Facts.Target start(Surroundings surroundings, Payroll payroll) {
    ApacheDs server = ApacheDs.start(surroundings.launch(Part.DIRECTORY));
    try {
      SeededOnce.put(surroundings, Part.DIRECTORY, payroll, () -> seed(server, payroll));
    } catch (LDAPException e) {
      throw new EstateException("Cannot fill the directory: " + e.getMessage(), e);
    }
    Credentials admin = server.admin();
    Map<String, String> signIn = Map.of("username", admin.user(), "password", admin.password());
    return new Facts.Target(
        Company.DIRECTORY,
        "ldap",
        server.url(),
        Map.of(
            "baseDn",
            LdapDirectory.BASE_DN,
            "userDn",
            "uid={username}," + LdapSeed.PEOPLE,
            "admin",
            signIn,
            "handback",
            signIn));
  }

  private static void seed(ApacheDs server, Payroll payroll) throws LDAPException {
    try (LDAPConnection admin = server.connectAsAdmin()) {
      new DirectorySeed(new LdapSeed(admin), payroll).put();
    }
  }
}
