package dev.handback.record.quarantine;

import dev.handback.inventory.ClaimedAccount;
import dev.handback.inventory.QuarantineActivities;
import dev.handback.inventory.UnclaimedAccount;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.inbox.Intake;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Finds what is in quarantine, and takes questions about it in as events like all others. */
@Singleton
public final class QuarantineActivitiesImpl implements QuarantineActivities {
  private static final String UNCLAIMED =
      "SELECT a.account_id, a.account_name, a.why FROM inventory_account a WHERE a.target_id = ?"
          + " AND a.state = 'QUARANTINED' AND a.enabled = 1 AND NOT EXISTS (SELECT 1"
          + " FROM quarantine_ask q JOIN offboarding o ON o.id = q.offboarding_id"
          + " WHERE q.target_id = a.target_id AND q.account_id = a.account_id"
          + " AND (o.received_at > ? OR o.state NOT IN ('SEALED', 'RESCINDED', 'REJECTED')))"
          + " ORDER BY a.first_seen_at, a.account_id LIMIT ?";
  private static final String CLAIMED =
      "SELECT q.offboarding_id, a.state, a.correlation, a.subject_id FROM quarantine_ask q"
          + " JOIN offboarding o ON o.id = q.offboarding_id JOIN inventory_account a"
          + " ON a.target_id = q.target_id AND a.account_id = q.account_id WHERE q.target_id = ?"
          + " AND o.state IN ('SCHEDULED', 'AWAITING_APPROVAL') AND a.state <> 'QUARANTINED'"
          + " ORDER BY q.offboarding_id LIMIT 100";
  private static final String INSERT =
      "INSERT INTO quarantine_ask (offboarding_id, target_id, account_id) VALUES (?, ?, ?)";

  private final RecordTransactions transactions;
  private final Intake intake;

  QuarantineActivitiesImpl(RecordTransactions transactions, Intake intake) {
    this.transactions = transactions;
    this.intake = intake;
  }

  @Override
  public List<UnclaimedAccount> unclaimed(UnclaimedQuery query) {
    return transactions.read(connection ->
        Sql.list(
            connection,
            UNCLAIMED,
            parameters ->
                parameters.text(query.target()).time(query.notAskedSince()).number(query.atMost()),
            row ->
                new UnclaimedAccount(
                    new AccountRef(row.getString("account_id"), row.getString("account_name")),
                    row.getString("why"))));
  }

  @Override
  public void ask(List<OffboardingRequest> questions) {
    questions.forEach(this::ask);
  }

  @Override
  public List<ClaimedAccount> claimed(TargetId target) {
    return transactions.read(connection ->
        Sql.list(
            connection,
            CLAIMED,
            parameters -> parameters.text(target),
            QuarantineActivitiesImpl::claimed));
  }

  private void ask(OffboardingRequest question) {
    transactions.write(connection -> {
      var fresh = intake.ask(question);
      if (fresh) {
        var about = Objects.requireNonNull(question.unclaimed());
        Sql.update(
            connection,
            INSERT,
            parameters ->
                parameters.text(question.id()).text(about.target()).text(about.account().id()));
      }
      return fresh;
    });
  }

  private static ClaimedAccount claimed(ResultSet row) throws SQLException {
    var offboarding = new OffboardingId(row.getString("offboarding_id"));
    if ("GONE".equals(row.getString("state"))) {
      return new ClaimedAccount(offboarding, "the account is gone");
    }
    var subject = row.getString("subject_id");
    var whose = subject == null ? row.getString("correlation") : subject + "'s";
    return new ClaimedAccount(offboarding, "the account is %s by now".formatted(whose));
  }
}
