package dev.handback.estate;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An ApacheDS 2.0 with its shipped password policy, which a locked account cannot pass. */
public record ApacheDs(EstateProcess process, int port, Credentials admin)
    implements LdapDirectory {
  private static final String NAME = "apacheds";
  private static final String ADMIN_DN = "uid=admin,ou=system";
  private static final Credentials SHIPPED = new Credentials(ADMIN_DN, "secret");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The directory of this folder: the running one, or started with its data, or made new. */
  public static ApacheDs start(Launch launch) {
    InstanceMemory memory = InstanceMemory.open(launch.dir());
    EstateProcess process = running(launch.dir()).orElseGet(() -> startProcess(launch, memory));
    int port = memory.knownPort("ldap");
    ApacheDs server = new ApacheDs(process, port, memory.credentials(ADMIN_DN));
    process.awaitReady(server::admitsOnlyUs, PATIENCE, launch.progress());
    return server;
  }

  /** The directory running in this folder, for whoever only wants to stop it. */
  public static Optional<EstateProcess> running(Path dir) {
    return EstateProcess.running(dir, NAME);
  }

  /** On the very first start the password that everybody knows is replaced by ours. */
  private boolean admitsOnlyUs() {
    return LdapDirectory.admits(port, admin)
        || (LdapDirectory.admits(port, SHIPPED) && replaceShippedPassword());
  }

  private boolean replaceShippedPassword() {
    try (LDAPConnection connection = LdapDirectory.connect(port, SHIPPED)) {
      connection.modify(
          ADMIN_DN, new Modification(ModificationType.REPLACE, "userPassword", admin.password()));
      return LdapDirectory.admits(port, admin);
    } catch (LDAPException e) {
      throw new EstateException("Cannot set the administrator's password: " + e.getMessage(), e);
    }
  }

  private static EstateProcess startProcess(Launch launch, InstanceMemory memory) {
    Path jar = launch.home().artifact("apacheds-service-" + ServerVersions.of("apacheds") + ".jar");
    Path dir = launch.dir().resolve("data");
    int port = memory.port(launch, "ldap");
    // The server turns the file into entries at its first start and reads only those later.
    if (!Files.isDirectory(dir) || !memory.is("configured.port", Integer.toString(port))) {
      new ApacheDsConfig(jar, port).writeTo(dir);
      memory.put("configured.port", Integer.toString(port));
    }
    List<String> command =
        List.of(
            Executables.java(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlog4j.configuration=" + dir.resolve("conf/log4j.properties").toUri(),
            "-cp",
            jar.toString(),
            "org.apache.directory.server.UberjarMain",
            dir.toString());
    return EstateProcess.start(ProcessSpec.of(NAME, launch, command));
  }
}
