package dev.handback.record.item;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes access items, all of a message in one round trip. */
public final class Items {
  private static final String INSERT =
      "INSERT INTO access_item (offboarding_id, id, position, target_id, kind, account_id,"
          + " account_name, native_id, name, item_class, reversibility, owner, monthly_price,"
          + " currency, status, disposition, removed_at, proof_method, proof, proven_at, residual,"
          + " snapshot, taken_by, fingerprints, returned, returned_how, returned_at, exposed)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON DUPLICATE KEY UPDATE ";

  // an item that is planned again keeps how far it has come
  private static final String PLAN = INSERT + "id = VALUES(id)";

  // VALUES(): the one spelling that both families of servers take
  private static final String UPDATE =
      INSERT
          + "status = VALUES(status), disposition = VALUES(disposition),"
          + " removed_at = VALUES(removed_at), proof_method = VALUES(proof_method),"
          + " proof = VALUES(proof), proven_at = VALUES(proven_at), residual = VALUES(residual),"
          + " snapshot = VALUES(snapshot), taken_by = VALUES(taken_by),"
          + " fingerprints = VALUES(fingerprints), returned = VALUES(returned),"
          + " returned_how = VALUES(returned_how), returned_at = VALUES(returned_at)";

  private Items() {}

  /** These items join the plan, in this order, behind those that are there. */
  public static void plan(Connection connection, OffboardingId id, List<AccessItem> items)
      throws SQLException {
    var first =
        Sql.first(
                connection,
                "SELECT COUNT(*) FROM access_item WHERE offboarding_id = ?",
                parameters -> parameters.text(id),
                row -> row.getInt(1))
            .orElse(0);
    var rows =
        IntStream.range(0, items.size())
            .mapToObj(i -> new Row(id, first + i, ItemState.planned(items.get(i))))
            .toList();
    Sql.batch(connection, PLAN, rows, Items::bind);
  }

  /** These items are like this now. */
  public static void save(Connection connection, OffboardingId id, List<ItemState> states)
      throws SQLException {
    var rows = states.stream().map(state -> new Row(id, 0, state)).toList();
    Sql.batch(connection, UPDATE, rows, Items::bind);
  }

  /** The names of all items of a run. */
  public static Map<ItemId, ItemName> names(Connection connection, OffboardingId id)
      throws SQLException {
    return Sql.list(
            connection,
            "SELECT id, target_id, kind, name FROM access_item WHERE offboarding_id = ?",
            parameters -> parameters.text(id),
            row ->
                Map.entry(
                    new ItemId(row.getString("id")),
                    new ItemName(
                        new TargetId(row.getString("target_id")),
                        ItemKind.valueOf(row.getString("kind")),
                        row.getString("name"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private record Row(OffboardingId offboarding, int position, ItemState state) {}

  private static void bind(Parameters parameters, Row row) throws SQLException {
    var state = row.state();
    var item = state.item();
    var proof = state.bestProof();
    var taken = state.taken();
    var back = state.returned();
    parameters
        .text(row.offboarding())
        .text(item.id())
        .number(row.position())
        .text(item.target())
        .text(item.kind())
        .text(item.account().id())
        .text(item.account().name())
        .text(item.nativeId())
        .text(item.name())
        .text(item.itemClass())
        .text(item.reversibility())
        .text(item.owner())
        .amount(item.monthlyPrice())
        .text(item.currency())
        .text(state.status())
        .text(state.disposition())
        .time(state.removedAt())
        .text(proof == null ? null : proof.method())
        .text(proof == null ? null : proof.how())
        .time(proof == null ? null : proof.at())
        .text(StoredJson.write(state.residual()))
        .text(item.snapshot())
        .text(taken == null ? null : TakenBy.of(taken))
        .text(taken == null ? null : StoredJson.write(taken.fingerprints()))
        .text(back == null ? null : back.result())
        .text(back == null ? null : back.how())
        .time(back == null ? null : back.at())
        .number(item.exposed() ? 1 : 0);
  }
}
