package dev.handback.record.inventory;

import dev.handback.record.inbox.Population;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** All people who have an account anywhere, by the last syncs (requirements P1, P7). */
@Singleton
final class InventoryPopulation implements Population {
  private static final String PEOPLE =
      "SELECT COUNT(DISTINCT subject_id) FROM inventory_account"
          + " WHERE state = 'CORRELATED' AND correlation = 'PERSON'";

  @Override
  public OptionalLong people(Connection connection) throws SQLException {
    var people = Sql.list(connection, PEOPLE, parameters -> {}, row -> row.getLong(1)).getFirst();
    return people == 0 ? OptionalLong.empty() : OptionalLong.of(people);
  }
}
