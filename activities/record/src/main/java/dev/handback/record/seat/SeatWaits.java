package dev.handback.record.seat;

import dev.handback.offboarding.record.SeatTurn;
import dev.handback.offboarding.record.SeatWait;
import dev.handback.offboarding.record.SeatWaitEnded;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes the waits of seats, and knows who comes first (requirement L4). */
public final class SeatWaits {
  private static final String BEGIN =
      "INSERT INTO seat_wait (offboarding_id, item_id, pool, replacement, why, since, until_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE why = VALUES(why),"
          + " until_at = VALUES(until_at), ended_at = NULL, how = NULL";
  private static final String END =
      "UPDATE seat_wait SET ended_at = ?, how = ? WHERE offboarding_id = ? AND item_id = ?";

  /** Of two that came at the same moment, the one of the smaller id. */
  private static final String BEFORE =
      "SELECT COUNT(*) FROM seat_wait me JOIN seat_wait other ON other.pool = me.pool"
          + " AND other.replacement = me.replacement AND other.ended_at IS NULL"
          + " AND (other.since < me.since OR (other.since = me.since"
          + " AND (other.offboarding_id < me.offboarding_id"
          + " OR (other.offboarding_id = me.offboarding_id AND other.item_id < me.item_id))))"
          + " WHERE me.offboarding_id = ? AND me.item_id = ?";

  private SeatWaits() {}

  public static void begin(Connection connection, SeatWait wait) throws SQLException {
    var seat = wait.seat().item();
    var replacement = wait.hold().replacement();
    Sql.update(
        connection,
        BEGIN,
        parameters ->
            parameters
                .text(wait.offboarding())
                .text(seat.id())
                .text(seat.target() + "/" + seat.nativeId())
                .text(replacement == null ? null : replacement.name())
                .text(wait.hold().why())
                .time(wait.at())
                .time(wait.hold().latest()));
  }

  public static void end(Connection connection, SeatWaitEnded ended) throws SQLException {
    Sql.update(
        connection,
        END,
        parameters ->
            parameters
                .time(ended.at())
                .text(ended.how())
                .text(ended.offboarding())
                .text(ended.seat().item().id()));
  }

  /** How many come before this one. */
  public static int before(Connection connection, SeatTurn turn) throws SQLException {
    return Sql.first(
            connection,
            BEFORE,
            parameters -> parameters.text(turn.offboarding()).text(turn.seat()),
            row -> row.getInt(1))
        .orElse(0);
  }
}
