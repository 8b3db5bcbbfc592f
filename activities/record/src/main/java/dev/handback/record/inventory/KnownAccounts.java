package dev.handback.record.inventory;

import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Whose an account or an address is, by the last syncs; an account that is gone was still theirs.
 */
@Singleton
public final class KnownAccounts {
  private static final String HOLDER =
      "SELECT subject_id FROM inventory_account WHERE target_id = ? AND account_id = ?"
          + " AND correlation = 'PERSON' AND subject_id IS NOT NULL";
  private static final String AT = "SELECT DISTINCT subject_id FROM known_subject WHERE email = ?";

  private final RecordTransactions transactions;

  KnownAccounts(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** The system of record's id of whoever has this account of a target. */
  public Optional<String> holder(TargetId target, String account) {
    return only(HOLDER, parameters -> parameters.text(target).text(account));
  }

  /** The system of record's id of the one person at this address. */
  public Optional<String> at(String email) {
    return only(AT, parameters -> parameters.text(email));
  }

  private Optional<String> only(String sql, Sql.Binding binding) {
    var found =
        transactions.read(
            connection -> Sql.list(connection, sql, binding, row -> row.getString(1)));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
