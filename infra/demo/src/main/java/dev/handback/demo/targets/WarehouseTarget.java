package dev.handback.demo.targets;

import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.stack.Part;
import dev.handback.demo.stack.Surroundings;
import dev.handback.estate.Credentials;
import dev.handback.estate.EstateException;
import dev.handback.estate.InstanceMemory;
import dev.handback.estate.MariaDb;
import dev.handback.estate.seed.DatabaseSeed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A MariaDB with the schema {@code sales}: a role to read it, rights to write, stored programs. */
public final class WarehouseTarget {
  private static final String HANDBACK = "handback";

  private static final List<String> SALES =
      List.of(
          "CREATE TABLE IF NOT EXISTS sales.orders (id INT PRIMARY KEY, placed_on DATE, total"
              + " DECIMAL(10, 2))",
          "INSERT IGNORE INTO sales.orders VALUES (1, '2026-11-02', 120.50), (2, '2026-11-03',"
              + " 80.00)");

  private WarehouseTarget() {}

  public static Facts.Target start(Surroundings surroundings, Payroll payroll) {
    MariaDb server = MariaDb.start(surroundings.launch(Part.WAREHOUSE), MariaDb.Options.target());
    Credentials handback =
        InstanceMemory.open(surroundings.home().of(Part.WAREHOUSE)).credentials(HANDBACK);
    try {
      SeededOnce.put(surroundings, Part.WAREHOUSE, payroll, () -> seed(server, handback, payroll));
    } catch (SQLException e) {
      throw new EstateException("Cannot fill the warehouse: " + e.getMessage(), e);
    }
    return new Facts.Target(
        Company.WAREHOUSE,
        "database",
        "mysql://127.0.0.1:" + server.port(),
        Map.of(
            "host", "127.0.0.1",
            "port", server.port(),
            "database", "sales",
            "admin",
                Map.of("username", server.admin().user(), "password", server.admin().password()),
            "handback", Map.of("username", HANDBACK, "password", handback.password())));
  }

  private static void seed(MariaDb server, Credentials handback, Payroll payroll)
      throws SQLException {
    try (Connection admin = server.connectAsAdmin();
        Statement statement = admin.createStatement()) {
      DatabaseSeed seed = new DatabaseSeed(admin);
      seed.readers("reader", "sales");
      for (String sql : SALES) {
        statement.execute(sql);
      }
      seed.people(payroll.on(Company.WAREHOUSE), "reader", "sales");
      // They run with the rights of whoever made them: what breaks when that account goes.
      statement.execute(
          "CREATE OR REPLACE DEFINER = `%s`@`%%` EVENT sales.nightly_totals ON SCHEDULE EVERY 1 DAY"
                  .formatted(Company.person(Company.EVENT_OWNER).username())
              + " DO UPDATE sales.orders SET total = total");
      statement.execute(
          "CREATE OR REPLACE DEFINER = `%s`@`%%` VIEW sales.monthly_totals AS"
                  .formatted(Company.person(Company.VIEW_OWNER).username())
              + " SELECT SUM(total) AS total FROM sales.orders");
      seed.account(handback.user(), handback.password());
      // Least rights: to lock and to end connections; and those that people have, to be passed on,
      // since MariaDB lets nobody else revoke them.
      statement.execute(
          "GRANT CREATE USER, PROCESS, CONNECTION ADMIN, RELOAD ON *.* TO `handback`@`%`");
      statement.execute("GRANT SELECT ON mysql.* TO `handback`@`%`");
      statement.execute("GRANT ALL PRIVILEGES ON sales.* TO `handback`@`%` WITH GRANT OPTION");
      statement.execute("GRANT reader TO `handback`@`%` WITH ADMIN OPTION");
    }
  }
}
