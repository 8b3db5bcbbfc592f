package dev.handback.record.message;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.offboarding.record.ObligationChanged;
import dev.handback.offboarding.record.SealRequest;
import dev.handback.offboarding.record.StageReport;
import dev.handback.record.message.Announcement.Signalled;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When applications are told that a person's sessions or accounts ended, or are there again
 * (requirements S1, S5, T13): of whoever loses everything, once in a run, and never more than the
 * record has seen.
 */
@Singleton
public final class Signals {
  /** Somebody else's secret, which the subject could read, is no account of theirs. */
  private static final String OF_SUBJECT =
      " FROM access_item WHERE offboarding_id = ? AND kind = 'ACCOUNT' AND exposed = 0";

  private static final String ACCOUNTS =
      "SELECT DISTINCT target_id, account_id" + OF_SUBJECT + " ORDER BY target_id, account_id";
  private static final String DISABLED =
      "SELECT SUM(status <> 'PROVEN' OR COALESCE(disposition, '') <> 'REMOVED') AS others,"
          + " SUM(proof_method <> 'ATTESTED') AS seen, MAX(proven_at) AS at"
          + OF_SUBJECT
          // what is being given back is not over
          + " AND NOT EXISTS (SELECT 1 FROM offboarding o WHERE o.id = offboarding_id"
          + " AND o.rescinded_at IS NOT NULL)";
  private static final String ENABLED =
      "SELECT SUM(status <> 'RESTORED') AS others, COUNT(*) AS seen, MAX(returned_at) AS at"
          + OF_SUBJECT
          + " AND removed_at IS NOT NULL";
  private static final String SILENT_TARGET =
      "SELECT id FROM obligation WHERE offboarding_id = ? AND kind = 'CONNECTOR_DEBT'"
          + " AND state = 'OPEN' LIMIT 1";

  private final Outbox outbox;

  Signals(Outbox outbox) {
    this.outbox = outbox;
  }

  /** A stage has done something. */
  public void reported(Connection connection, StageReport report) throws SQLException {
    var revoked = revokedAt(report);
    if (revoked != null) {
      tell(connection, MessageKind.SESSIONS_REVOKED, report.offboarding(), revoked);
    }
    if (report.items().stream().anyMatch(one -> one.item().kind() == ItemKind.ACCOUNT)) {
      disabled(connection, report.offboarding());
    }
  }

  /** While a target does not answer, nobody knows what the subject still has there. */
  public void changed(Connection connection, ObligationChanged changed) throws SQLException {
    var owed = changed.obligation();
    if (owed.kind() == ObligationKind.CONNECTOR_DEBT && owed.state() == ObligationState.MET) {
      disabled(connection, changed.offboarding());
    }
  }

  /** The run is over, or all that it took is given back. */
  public void ended(Connection connection, SealRequest request) throws SQLException {
    var id = request.offboarding();
    if (request.state() == OffboardingState.RESCINDED
        && outbox.isTold(connection, id, MessageKind.ACCOUNTS_DISABLED)) {
      var enabled = allOf(connection, ENABLED, id);
      if (enabled.isPresent()) {
        tell(connection, MessageKind.ACCOUNTS_ENABLED, id, enabled.get());
      }
    }
  }

  private void disabled(Connection connection, OffboardingId id) throws SQLException {
    if (outbox.anybodyHears(MessageKind.ACCOUNTS_DISABLED)) {
      var disabled = allOf(connection, DISABLED, id);
      if (disabled.isPresent() && !isAnyTargetSilent(connection, id)) {
        tell(connection, MessageKind.ACCOUNTS_DISABLED, id, disabled.get());
      }
    }
  }

  /** When sessions were ordered to end: whether each target obeyed is seen later. */
  private static @Nullable Instant revokedAt(StageReport report) {
    var next = report.next();
    var first =
        report.outcomes().stream()
            .filter(outcome -> outcome.stage() == Stage.REVOKE_SESSIONS)
            .map(ItemOutcome::at)
            .min(Instant::compareTo);
    if (first.isPresent() || next == null) {
      return first.orElse(null);
    }
    return next.stage() == Stage.REVOKE_SESSIONS || next.stage() == Stage.ROTATE_SECRETS
        ? next.at()
        : null;
  }

  private void tell(Connection connection, MessageKind kind, OffboardingId id, Instant at)
      throws SQLException {
    if (!outbox.anybodyHears(kind) || outbox.isTold(connection, id, kind)) {
      return;
    }
    var run = ToldRun.of(connection, id);
    if (losesEverything(run)) {
      outbox.signal(connection, kind, run, id, signalled(connection, id, run), at);
    }
  }

  /** A part of somebody's access is no reason to shut them out elsewhere. */
  private static boolean losesEverything(ToldRun run) {
    var whole =
        switch (run.trigger()) {
          case TERMINATION, CONTRACT_END, LEAVE, RISK -> true;
          case ROLE_CHANGE,
              VENDOR_END,
              APPLICATION_RETIREMENT,
              POLICY,
              INACTIVITY,
              WORKLOAD_RETIREMENT ->
              false;
        };
    return whole && !run.subject().kind().isMachine();
  }

  private static Signalled signalled(Connection connection, OffboardingId id, ToldRun run)
      throws SQLException {
    var accounts =
        Sql.list(
            connection,
            ACCOUNTS,
            parameters -> parameters.text(id),
            row ->
                new TargetAccount(
                    new TargetId(row.getString("target_id")), row.getString("account_id")));
    return new Signalled(run.subject().email(), accounts, run.triggeredBy() != null);
  }

  /** When the last of them came to this; empty while another has not, or none was seen to. */
  private static Optional<Instant> allOf(Connection connection, String sql, OffboardingId id)
      throws SQLException {
    return Sql.first(
            connection,
            sql,
            parameters -> parameters.text(id),
            row ->
                row.getInt("seen") > 0 && row.getInt("others") == 0
                    ? Optional.of(Objects.requireNonNull(Sql.time(row, "at")))
                    : Optional.<Instant>empty())
        .flatMap(found -> found);
  }

  private static boolean isAnyTargetSilent(Connection connection, OffboardingId id)
      throws SQLException {
    return Sql.first(
            connection, SILENT_TARGET, parameters -> parameters.text(id), row -> row.getString(1))
        .isPresent();
  }
}
