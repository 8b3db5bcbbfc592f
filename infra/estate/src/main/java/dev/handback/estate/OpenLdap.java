package dev.handback.estate;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The machine's OpenLDAP 2.5 with a password policy in force, {@code memberOf} and referential
 * integrity.
 */
public record OpenLdap(EstateProcess process, int port, Credentials admin)
    implements LdapDirectory {
  private static final String NAME = "slapd";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * The directory of this folder: the running one, or started with its data, or made new.
   *
   * @throws EstateException when {@code slapd} is not installed, saying how to install it
   */
  public static OpenLdap start(Launch launch) {
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    Credentials admin = memory.credentials(OpenLdapConfig.ADMIN_DN);
    EstateProcess process =
        running(launch.dir()).orElseGet(() -> startProcess(launch, memory, admin));
    OpenLdap server = new OpenLdap(process, memory.knownPort("ldap"), admin);
    process.awaitReady(
        () -> LdapDirectory.admits(server.port(), admin), PATIENCE, launch.progress());
    server.ensureBaseEntries();
    return server;
  }

  /** The directory running in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> running(Path dir) {
    return EstateProcess.running(dir, NAME);
  }

  private static EstateProcess startProcess(
      Launch launch, InstanceMemory memory, Credentials admin) {
    Path slapd = OpenLdapConfig.program("slapd");
    Path config = new OpenLdapConfig(launch.dir()).write(admin);
    String address = "ldap://127.0.0.1:" + memory.port(launch, "ldap") + "/";
    // With a debug level, even 0, the server stays in the foreground.
    return EstateProcess.start(
        ProcessSpec.of(
            NAME,
            launch,
            List.of(slapd.toString(), "-f", config.toString(), "-h", address, "-d", "0")));
  }

  /** The base and the policy: without the policy's entry the overlay lets a locked account in. */
  private void ensureBaseEntries() {
    try (LDAPConnection connection = connectAsAdmin()) {
      if (connection.getEntry(OpenLdapConfig.POLICY_DN) != null) {
        return;
      }
      if (connection.getEntry(BASE_DN) == null) {
        connection.add("dn: " + BASE_DN, "objectClass: domain", "dc: example");
        connection.add(
            "dn: ou=policies," + BASE_DN, "objectClass: organizationalUnit", "ou: policies");
      }
      connection.add(
          "dn: " + OpenLdapConfig.POLICY_DN,
          "objectClass: organizationalRole",
          "objectClass: pwdPolicy",
          "cn: default",
          "pwdAttribute: userPassword",
          "pwdLockout: TRUE",
          "pwdMaxFailure: 5",
          "pwdFailureCountInterval: 30",
          "pwdMinLength: 5",
          "pwdInHistory: 5");
    } catch (LDAPException | LDIFException e) {
      throw new EstateException("Cannot set up OpenLDAP's base entries: " + e.getMessage(), e);
    }
  }
}
