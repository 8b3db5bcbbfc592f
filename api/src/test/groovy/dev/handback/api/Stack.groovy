package dev.handback.api

import static java.util.concurrent.CompletableFuture.supplyAsync

import at.favre.lib.crypto.bcrypt.BCrypt
import dev.handback.estate.Launch
import dev.handback.estate.MariaDb
import dev.handback.estate.TemporalEngine
import dev.handback.record.evidence.SigningKeys
import java.nio.file.Files
import java.nio.file.Path
import java.sql.Connection
import java.sql.DriverManager
import java.util.concurrent.CompletableFuture

/** What the api stands on, real and once for all specs of this JVM: MariaDB, Temporal, files. */
class Stack {
  static final Path DIR = emptyFolder("target/api-stack")
  static final List<String> ROLES = ["operator", "approver", "app-owner", "security", "finance", "auditor"]
  static final String PASSWORD = "correct horse"
  static final String TOKEN_KEY = "a secret of more than thirty-two bytes for tokens"
  static final List<String> BAMBOO_KEYS = ["bamboo-key-of-today", "bamboo-key-of-tomorrow"]
  static final List<String> STANDARD_KEYS = ["whsec_" + "key-of-today-for-webhooks".bytes.encodeBase64(), "whsec_" + "key-of-tomorrow-for-hooks".bytes.encodeBase64()]

  private static final CompletableFuture<TemporalEngine> ENGINE = supplyAsync { TemporalEngine.start(Launch.in(DIR.resolve("temporal"))) }
  private static final CompletableFuture<MariaDb> DATABASE = supplyAsync { MariaDb.start(Launch.in(DIR.resolve("mariadb")), MariaDb.Options.record()) }
  private static RunningApi api

  static MariaDb database() { DATABASE.join() }

  /** Where Temporal answers. */
  static String temporal() { ENGINE.join().target() }

  /** The api that most specs share; each brings subjects of its own. */
  static synchronized RunningApi api() {
    api = api ?: new RunningApi("api_shared", temporal())
  }

  /** An empty database of that name, with the user that owns it. */
  static void createDatabase(String name) {
    try (def admin = database().connectAsAdmin(); def statement = admin.createStatement()) {
      statement.execute("CREATE DATABASE $name".toString())
      statement.execute("CREATE USER $name@'%' IDENTIFIED BY 'secret'".toString())
      statement.execute("GRANT ALL PRIVILEGES ON ${name}.* TO $name@'%'".toString())
    }
  }

  static Connection connect(String name) {
    DriverManager.getConnection(database().jdbcUrl(name), name, "secret")
  }

  static String signingKey() {
    def file = DIR.resolve("signing-key.jwk")
    SigningKeys.loadOrCreate(file)
    "file:$file"
  }

  /** One user for each role, and some who matter to single specs. */
  static Path users() {
    def hash = BCrypt.withDefaults().hashToString(4, PASSWORD.toCharArray())
    def user = { name, roles, more = "" -> "  - {username: $name, passwordHash: '$hash', roles: $roles$more}" }
    write("users.yaml", (["users:"] + ROLES.collect { user(it, [it], ", email: ${it}@example.com") } + [
      user("leaver", ["approver", "app-owner"], ", email: leaver@example.com, personId: e-leaver"),
      user("requester", ["operator", "approver"], ", email: requester@example.com"),
      user("owner", ["app-owner"], ", email: Owner@Example.com, personId: e-owner"),
      user("insider", ROLES, ", email: insider@example.com, personId: e-insider"),
      user("colleague", ROLES),
      user("parting", ["operator"], ", email: parting@example.com, personId: e-parting"),
      user("guessed", ["auditor"]),
      user("forgetful", ["auditor"]),
      user("rushed", ["auditor"]),
    ]).join("\n"))
  }

  static Path sources() {
    BAMBOO_KEYS.eachWithIndex { key, i -> write("bamboo-$i", key) }
    STANDARD_KEYS.eachWithIndex { key, i -> write("standard-$i", key) }
    write("sources.yaml", Stack.getResource("sources.yaml").text)
  }

  /** Of one run only: runs leave nothing behind but the last one's files. */
  private static Path emptyFolder(String name) {
    def folder = Path.of(name).toAbsolutePath()
    folder.toFile().deleteDir()
    Files.createDirectories(folder)
  }

  static Path write(CharSequence name, String text) {
    Files.writeString(DIR.resolve(name.toString()), text)
  }
}
