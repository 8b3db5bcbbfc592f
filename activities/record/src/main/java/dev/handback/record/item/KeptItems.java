package dev.handback.record.item;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What was found and stays, written and read (requirement T2). */
public final class KeptItems {
  private static final String SAVE =
      "INSERT INTO kept_access (offboarding_id, target_id, kind, account_id, native_id, name, why)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  // what was found again is there again
  private static final String OF =
      "SELECT DISTINCT target_id, kind, name, why FROM kept_access WHERE offboarding_id = ?"
          + " ORDER BY target_id, kind, name";

  private KeptItems() {}

  public static void save(Connection connection, OffboardingId id, List<KeptAccess> kept)
      throws SQLException {
    Sql.batch(
        connection,
        SAVE,
        kept,
        (parameters, one) ->
            parameters
                .text(id)
                .text(one.target())
                .text(one.kind())
                .text(one.account().id())
                .text(one.nativeId())
                .text(one.name())
                .text(one.why()));
  }

  public static List<KeptView> of(Connection connection, OffboardingId id) throws SQLException {
    return Sql.list(
        connection,
        OF,
        parameters -> parameters.text(id),
        row ->
            new KeptView(
                new TargetId(row.getString("target_id")),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("why")));
  }
}
