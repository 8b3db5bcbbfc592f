package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which offboarding of a whole person was at work on them, so that its own acts are not taken for
 * news.
 */
@Singleton
public final class ActingOffboardings {
  private static final String AT_WORK =
      "SELECT id FROM offboarding WHERE subject_id = ? AND started_at <= ?"
          + " AND (COALESCE(sealed_at, rescinded_at) IS NULL OR COALESCE(sealed_at, rescinded_at) >= ?)"
          + " AND state NOT IN ('SCHEDULED', 'AWAITING_APPROVAL', 'REJECTED')"
          + " AND trigger_kind IN ('TERMINATION', 'CONTRACT_END', 'VENDOR_END', 'RISK', 'LEAVE')"
          + " ORDER BY started_at DESC LIMIT 1";

  /** Others write whole seconds, by a clock of their own. */
  private static final Duration BEFORE = Duration.ofSeconds(2);

  /** An identity provider tells of some acts a little later. */
  private static final Duration BEHIND = Duration.ofMinutes(1);

  private final RecordTransactions transactions;

  ActingOffboardings(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /** The last that had begun then and was not sealed long before. */
  public Optional<OffboardingId> on(String subject, Instant at) {
    return transactions.read(connection ->
        Sql.first(
            connection,
            AT_WORK,
            parameters -> parameters.text(subject).time(at.plus(BEFORE)).time(at.minus(BEHIND)),
            row -> new OffboardingId(row.getString(1))));
  }
}
