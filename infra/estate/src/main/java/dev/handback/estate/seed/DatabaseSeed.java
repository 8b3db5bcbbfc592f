package dev.handback.estate.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Accounts in a MySQL-family server. Everything may be done twice. All over one connection, which
 * its owner closes: about a thousand people a second.
 */
public record DatabaseSeed(Connection admin) {

  /** A schema, and a role that may read it. */
  public void readers(String role, String schema) throws SQLException {
    execute("CREATE DATABASE IF NOT EXISTS " + quoted(schema));
    execute("CREATE ROLE IF NOT EXISTS " + quoted(role));
    execute("GRANT SELECT ON " + quoted(schema) + ".* TO " + quoted(role));
  }

  /** Accounts from any host, each with their password, this role and rights of their own. */
  public void people(Collection<SeedPerson> people, String role, String schema)
      throws SQLException {
    for (SeedPerson person : people) {
      account(person.userName(), person.password());
      String to = " TO " + quoted(person.userName()) + "@`%`";
      execute("GRANT " + quoted(role) + to);
      execute("GRANT INSERT, UPDATE ON " + quoted(schema) + ".*" + to);
    }
  }

  /** An account from any host; one that is there gets this password and is unlocked. */
  public void account(String userName, String password) throws SQLException {
    String account = quoted(userName) + "@`%`";
    execute("CREATE USER IF NOT EXISTS " + account);
    // Text, not a server-side statement: IDENTIFIED BY takes no parameter there.
    try (var statement =
        admin.prepareStatement("ALTER USER " + account + " IDENTIFIED BY ? ACCOUNT UNLOCK")) {
      statement.setString(1, password);
      statement.execute();
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
