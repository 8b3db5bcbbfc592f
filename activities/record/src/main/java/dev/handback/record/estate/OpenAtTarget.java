package dev.handback.record.estate;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.obligation.Obligations;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads what is open at one target. */
@Singleton
public final class OpenAtTarget {
  private static final String ITEMS =
      "SELECT i.offboarding_id, COALESCE(o.subject_name, o.subject_email, o.subject_id) AS subject,"
          + " i.kind, i.name, i.status FROM offboarding o JOIN access_item i"
          + " ON i.offboarding_id = o.id AND i.target_id = ? WHERE o.state IN ('SCHEDULED',"
          + " 'AWAITING_APPROVAL', 'RUNNING', 'WAITING') AND i.disposition IS NULL"
          + " ORDER BY o.received_at DESC, o.id DESC, i.position LIMIT ?";

  private final RecordTransactions transactions;
  private final Obligations obligations;

  OpenAtTarget(RecordTransactions transactions, Obligations obligations) {
    this.transactions = transactions;
    this.obligations = obligations;
  }

  /** What is owed there, what is due first comes first; at most so many. */
  public List<ObligationView> owed(TargetId target, int limit) {
    return obligations.at(target, ObligationState.OPEN, limit);
  }

  /** Items of offboardings that are not over, the last received first; at most so many. */
  public List<OpenItem> items(TargetId target, int limit) {
    return transactions.read(connection ->
        Sql.list(
            connection,
            ITEMS,
            parameters -> parameters.text(target).number(limit),
            row ->
                new OpenItem(
                    new OffboardingId(row.getString("offboarding_id")),
                    row.getString("subject"),
                    ItemKind.valueOf(row.getString("kind")),
                    row.getString("name"),
                    ItemStatus.valueOf(row.getString("status")))));
  }
}
