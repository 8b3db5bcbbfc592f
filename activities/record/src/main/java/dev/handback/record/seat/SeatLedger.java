package dev.handback.record.seat;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.seat.SeatAccount;
import dev.handback.offboarding.seat.SeatMovement;
import dev.handback.record.RecordRefusal.SeatRefused;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Books seat movements by double entry (requirement L2) and holds the gate between security and
 * finance (R4): within the transaction that moves a seat, access at its target must be proven gone.
 */
public final class SeatLedger {
  private static final String BOOK =
      "INSERT INTO seat_movement (offboarding_id, item_id, from_account, to_account, account,"
          + " quantity, pool, monthly_price, currency, moved_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UNPROVEN =
      "SELECT seat.id AS seat, access.kind, access.name, access.target_id FROM access_item seat"
          + " JOIN access_item access ON access.offboarding_id = seat.offboarding_id"
          + " AND access.target_id = seat.target_id AND access.kind <> 'SEAT'"
          + " AND access.status <> 'PROVEN'"
          + " AND (access.disposition IS NULL OR access.disposition <> 'EXCEPTION_APPROVED')"
          + " WHERE seat.offboarding_id = ? AND seat.id IN (";

  /** A seat that became another is held once more, and only when the first is held no more. */
  private static final String OVERDRAWN =
      "SELECT item_id, account FROM seat_movement WHERE offboarding_id = ? AND account NOT IN"
          + " ('INVENTORY', 'DOWNGRADED') GROUP BY item_id, account HAVING SUM(quantity) NOT IN (0, 1) LIMIT 1";

  /** Where a seat goes only when nobody can use it any more. */
  private static final Set<SeatAccount> AFTER_PROOF =
      EnumSet.of(
          SeatAccount.PENDING,
          SeatAccount.FREED,
          SeatAccount.REASSIGNED,
          SeatAccount.CANCELLED_AT_RENEWAL);

  private SeatLedger() {}

  /**
   * Books each movement as two legs that sum to zero.
   *
   * @throws SeatRefused when access at the seat's target is not proven gone, or when the seat is
   *     not in the account it is to leave
   */
  public static void book(Connection connection, OffboardingId id, List<SeatMovement> movements)
      throws SQLException {
    if (movements.isEmpty()) {
      return;
    }
    refuseBeforeProof(connection, id, movements);
    var legs = movements.stream().flatMap(movement -> legs(id, movement)).toList();
    Sql.batch(connection, BOOK, legs, SeatLedger::bind);
    refuseOverdraft(connection, id);
  }

  private static void refuseBeforeProof(
      Connection connection, OffboardingId id, List<SeatMovement> movements) throws SQLException {
    var guarded =
        movements.stream()
            .filter(movement -> AFTER_PROOF.contains(movement.to()))
            .map(SeatMovement::item)
            .toList();
    if (guarded.isEmpty()) {
      return;
    }
    var refusal =
        Sql.first(
            connection,
            UNPROVEN + Sql.marks(guarded.size()) + ") ORDER BY access.position LIMIT 1",
            parameters -> {
              parameters.text(id);
              for (var seat : guarded) {
                parameters.text(seat);
              }
            },
            row ->
                new SeatRefused(
                    id,
                    new ItemId(row.getString("seat")),
                    "access is not proven gone for %s %s at %s"
                        .formatted(
                            row.getString("kind"),
                            row.getString("name"),
                            row.getString("target_id"))));
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private static void refuseOverdraft(Connection connection, OffboardingId id) throws SQLException {
    var refusal =
        Sql.first(
            connection,
            OVERDRAWN,
            parameters -> parameters.text(id),
            row ->
                new SeatRefused(
                    id,
                    new ItemId(row.getString("item_id")),
                    "its balance on " + row.getString("account") + " would not be 0 or 1"));
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private record Leg(
      OffboardingId offboarding, SeatMovement movement, SeatAccount account, int quantity) {}

  private static Stream<Leg> legs(OffboardingId id, SeatMovement movement) {
    return Stream.of(
        new Leg(id, movement, movement.from(), -1), new Leg(id, movement, movement.to(), 1));
  }

  private static void bind(Parameters parameters, Leg leg) throws SQLException {
    var movement = leg.movement();
    parameters
        .text(leg.offboarding())
        .text(movement.item())
        .text(movement.from())
        .text(movement.to())
        .text(leg.account())
        .number(leg.quantity())
        .text(movement.pool())
        .amount(movement.monthlyPrice())
        .text(movement.currency())
        .time(movement.at());
  }
}
