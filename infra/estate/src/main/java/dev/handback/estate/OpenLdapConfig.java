package dev.handback.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** OpenLDAP as this machine has it installed, and a configuration for one instance. */
final class OpenLdapConfig {
  static final String ADMIN_DN = "cn=admin," + LdapDirectory.BASE_DN;
  static final String POLICY_DN = "cn=default,ou=policies," + LdapDirectory.BASE_DN;

  private static final List<String> MODULES = List.of("back_mdb", "ppolicy", "memberof", "refint");
  private static final List<String> SCHEMAS = List.of("core", "cosine", "inetorgperson");

  private final Path dir;

  OpenLdapConfig(Path dir) {
    this.dir = dir;
  }

  static Path program(String name) {
    return Executables.in(name, "/usr/sbin", "/usr/libexec", "/usr/lib/openldap", "/sbin")
        .orElseThrow(() ->
            new EstateException(
                "No OpenLDAP server (" + name + "): install it with apt-get install slapd"));
  }

  /** Writes {@code slapd.conf} with this administrator. */
  Path write(Credentials admin) {
    try {
      Files.createDirectories(dir.resolve("data"));
    } catch (IOException e) {
      throw EstateException.unusable(dir, e);
    }
    return PrivateFile.write(dir.resolve("slapd.conf"), text(hash(admin.password())));
  }

  private String text(String passwordHash) {
    return """
    %s
    modulepath %s
    %s
    pidfile %s
    # Nobody reads a password's hash; an owner may change his.
    access to attrs=userPassword by self write by anonymous auth by * none
    access to * by * read
    threads 4
    database mdb
    maxsize 67108864
    suffix "%s"
    rootdn "%s"
    rootpw %s
    directory %s
    # each account's last sign-in, by which unused ones are found
    lastbind on
    index objectClass,uid,member,memberOf eq
    overlay ppolicy
    ppolicy_default "%s"
    ppolicy_hash_cleartext
    ppolicy_use_lockout
    overlay memberof
    memberof-refint TRUE
    overlay refint
    refint_attributes member
    refint_nothing "%s"
    """
        .formatted(
            lines(SCHEMAS, name -> "include " + schemaFolder().resolve(name + ".schema")),
            moduleFolder(),
            lines(MODULES, name -> "moduleload " + name),
            dir.resolve("data/slapd.pid"),
            LdapDirectory.BASE_DN,
            ADMIN_DN,
            passwordHash,
            dir.resolve("data"),
            POLICY_DN,
            ADMIN_DN);
  }

  /**
   * By OpenLDAP's own tool, which takes the password from a file: arguments are visible to
   * everybody.
   */
  private String hash(String password) {
    Path file = PrivateFile.write(dir.resolve("rootpw"), password);
    CommandRun run =
        CommandRun.of(List.of(program("slappasswd").toString(), "-n", "-T", file.toString()));
    if (!run.succeeded()) {
      throw new EstateException("slappasswd failed: " + run.output());
    }
    return run.output().strip();
  }

  private static String lines(List<String> names, UnaryOperator<String> line) {
    return names.stream().map(line).collect(Collectors.joining("\n"));
  }

  private static Path schemaFolder() {
    return first("schema files", "/etc/ldap/schema", "/etc/openldap/schema");
  }

  private static Path moduleFolder() {
    return first("modules", "/usr/lib/ldap", "/usr/lib64/openldap", "/usr/lib/openldap");
  }

  private static Path first(String what, String... folders) {
    return Stream.of(folders)
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() ->
            new EstateException(
                "No OpenLDAP " + what + " in " + List.of(folders) + ": apt-get install slapd"));
  }
}
