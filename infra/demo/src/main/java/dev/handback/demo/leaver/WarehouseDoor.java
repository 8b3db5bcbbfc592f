package dev.handback.demo.leaver;

import dev.handback.estate.EstateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The warehouse: a new connection with the password, and one that was open before. */
record WarehouseDoor(Outsider.Keys keys, Connection held) implements Outsider.Door {

  static WarehouseDoor open(Outsider.Keys keys) {
    try {
      return new WarehouseDoor(keys, connect(keys));
    } catch (SQLException e) {
      throw new EstateException("The warehouse does not let " + keys + " in: " + e.getMessage(), e);
    }
  }

  @Override
  public List<Try> again() {
    return List.of(withPassword(), overHeldConnection());
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (SQLException e) {
      throw new EstateException("Cannot close the connection of " + keys, e);
    }
  }

  private Try withPassword() {
    String what = "Warehouse, the old password";
    try (Connection again = connect(keys)) {
      return new Try(what, true, "connected to " + again.getMetaData().getURL());
    } catch (SQLException e) {
      return new Try(what, false, e.getErrorCode() + " " + e.getMessage());
    }
  }

  private Try overHeldConnection() {
    String what = "Warehouse, a connection from before";
    try (Statement statement = held.createStatement();
        ResultSet answer = statement.executeQuery("SELECT CURRENT_USER()")) {
      return new Try(what, true, answer.next() ? "answers " + answer.getString(1) : "answers");
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      return new Try(what, false, message.lines().findFirst().orElse("").strip());
    }
  }

  private static Connection connect(Outsider.Keys keys) throws SQLException {
    return DriverManager.getConnection(keys.warehouseUrl(), keys.username(), keys.password());
  }
}
