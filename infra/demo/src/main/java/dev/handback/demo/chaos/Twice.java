package dev.handback.demo.chaos;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.demo.stack.Facts;
import dev.handback.estate.EstateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether a finished run did anything twice, by what the record's own tables, the engine and the
 * vendor say.
 */
public final class Twice {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> TIMES = List.of("at", "dueAt");

  private Twice() {}

  /** What had an effect twice, or no effect at all, one sentence each. */
  public static List<String> in(Run run) {
    return Stream.concat(inRecord(run).stream(), vendor(run).stream()).toList();
  }

  /** The same without the vendor, whose count is not this run's alone. */
  public static List<String> inRecord(Run run) {
    return Stream.of(dispositions(run), seats(run), evidence(run)).flatMap(List::stream).toList();
  }

  private static List<String> dispositions(Run run) {
    return run.items()
        .filter(item ->
            !item.path("disposition").asText().equals(Run.isSeat(item) ? "RECLAIMED" : "REMOVED"))
        .map(item -> "has not come to its end: " + item)
        .toList();
  }

  /** Each seat goes from inventory to held, pending and freed, each once, by two legs each. */
  private static List<String> seats(Run run) {
    Map<String, Integer> legs = new TreeMap<>();
    for (String leg :
        rows(
            run,
            "SELECT CONCAT(item_id, ' ', from_account, '>', to_account) FROM seat_movement"
                + " WHERE offboarding_id = ?")) {
      legs.merge(leg, 1, Integer::sum);
    }
    Map<String, Integer> expected = new TreeMap<>();
    for (JsonNode seat : run.seats()) {
      for (String move : List.of("INVENTORY>HELD", "HELD>PENDING", "PENDING>FREED")) {
        expected.put(seat.path("id").asText() + " " + move, 2);
      }
    }
    return legs.equals(expected) ? List.of() : List.of("seats moved like this: " + legs);
  }

  /**
   * No two entries say the same but for the time, unless a try in between found the target's access
   * still there: then the work is done again.
   */
  private static List<String> evidence(Run run) {
    List<String> twice = new ArrayList<>();
    Map<String, Set<String>> seen = new HashMap<>();
    for (String entry :
        rows(run, "SELECT entry FROM evidence WHERE offboarding_id = ? ORDER BY sequence")) {
      ObjectNode fact = timeless(entry);
      Set<String> atTarget =
          seen.computeIfAbsent(fact.path("target").asText(), target -> new HashSet<>());
      if (fact.path("outcome").asText().equals("STILL_ALLOWED")) {
        atTarget.clear();
      }
      if (!atTarget.add(fact.toString())) {
        twice.add("written twice: " + fact);
      }
    }
    return twice;
  }

  private static List<String> vendor(Run run) {
    Leaver leaver = run.leaver();
    int used = leaver.seatsUsedNow();
    return used == leaver.seatsUsed() - 1
        ? List.of()
        : List.of(
            "the vendor counts %d seats, after %d before".formatted(used, leaver.seatsUsed()));
  }

  private static ObjectNode timeless(String entry) {
    try {
      ObjectNode fact = (ObjectNode) JSON.readTree(entry);
      fact.remove(TIMES);
      fact.path("proofs").forEach(proof -> ((ObjectNode) proof).remove(TIMES));
      return fact;
    } catch (JacksonException e) {
      throw new EstateException("The evidence chain cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> rows(Run run, String sql) {
    Facts.RecordDatabase record = run.site().stack().facts().database();
    try (Connection connection =
            DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, run.id());
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new EstateException("The record cannot be read: " + e.getMessage(), e);
    }
  }
}
