package dev.handback.connector.database;

import java.util.List;
import java.util.Locale;

/**
 * One thing an account was given, and how it is taken away.
 *
 * @param nativeId what it is on, in the words of a GRANT statement, for example {@code `sales`.*}
 * @param name what a person calls it
 * @param schema the schema it is in; empty for roles, proxies and rights on every schema
 * @param revokes the statements that take it away, without the account at their end
 */
record Grant(String nativeId, String name, String schema, List<String> revokes) {

  Grant {
    revokes = List.copyOf(revokes);
  }

  private static final String ROLE = "ROLE ";

  /** What is given back is known by its id only. */
  static Grant known(String nativeId, String name) {
    return new Grant(nativeId, name, "", List.of());
  }

  boolean isRole() {
    return nativeId.startsWith(ROLE);
  }

  /** What it is on, as a GRANT statement names it. */
  String on() {
    return isRole() ? nativeId.substring(ROLE.length()) : nativeId;
  }

  static Grant role(String name, String host) {
    var role = host.isEmpty() ? Sql.quoted(name) : new DatabaseAccount(name, host).quoted();
    return new Grant(ROLE + role, "role " + name, "", List.of("REVOKE " + role));
  }

  static Grant everySchema() {
    return rights("*.*", "rights on every schema", "");
  }

  static Grant schema(String schema) {
    return rights(Sql.quoted(schema) + ".*", "rights on schema " + schema, schema);
  }

  static Grant table(String schema, String table) {
    return rights(
        Sql.quoted(schema) + "." + Sql.quoted(table),
        "rights on table %s.%s".formatted(schema, table),
        schema);
  }

  /** {@code type} is the server's own keyword: PROCEDURE, FUNCTION, PACKAGE, PACKAGE BODY. */
  static Grant routine(String type, String schema, String routine) {
    return rights(
        type + " " + Sql.quoted(schema) + "." + Sql.quoted(routine),
        "rights on %s %s.%s".formatted(type.toLowerCase(Locale.ROOT), schema, routine),
        schema);
  }

  /** The right to act as another account without its password. */
  static Grant proxy(DatabaseAccount other) {
    var on = "PROXY ON " + other.quoted();
    return new Grant(on, "may act as " + other, "", List.of("REVOKE " + on));
  }

  private static Grant rights(String on, String name, String schema) {
    // ALL PRIVILEGES does not include the right to pass them on.
    return new Grant(
        on,
        name,
        schema,
        List.of("REVOKE GRANT OPTION ON " + on, "REVOKE ALL PRIVILEGES ON " + on));
  }
}
