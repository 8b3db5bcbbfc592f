package dev.handback.record.message;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.record.inbox.InboxId;
import dev.handback.record.message.Announcement.Waiting;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Tells whoever operates of events that wait for a person: held by the mass-removal guard, or not
 * to be understood without one (requirements P7, T1). The api takes events in and knows no routes,
 * so that they are looked for by whoever sends; each is told once each time that it comes to wait.
 */
@Singleton
public final class EventNews {
  private static final int TOGETHER = 100;

  private static final String UNTOLD =
      "SELECT id, source, state, request, last_error FROM inbox"
          + " WHERE state IN ('HELD', 'NEEDS_PERSON') AND request IS NOT NULL"
          + " AND (told_at IS NULL OR told_at < replayed_at)"
          + " ORDER BY received_at, id LIMIT ? FOR UPDATE SKIP LOCKED";
  private static final String TOLD = "UPDATE inbox SET told_at = ? WHERE id = ?";

  private final RecordTransactions transactions;
  private final Outbox outbox;

  EventNews(RecordTransactions transactions, Outbox outbox) {
    this.transactions = transactions;
    this.outbox = outbox;
  }

  /** Writes what is to be told of them; false when there was nothing. */
  public boolean tell(Instant now) {
    if (!outbox.anybodyHears(MessageKind.HELD) && !outbox.anybodyHears(MessageKind.NEEDS_PERSON)) {
      return false;
    }
    return transactions.write(connection -> {
      var untold =
          Sql.list(connection, UNTOLD, parameters -> parameters.number(TOGETHER), EventNews::event);
      for (var one : untold) {
        outbox.event(connection, one.kind(), one.request(), one.waiting(), now);
      }
      return told(connection, untold, now);
    });
  }

  private static boolean told(Connection connection, List<Untold> untold, Instant now)
      throws SQLException {
    Sql.batch(
        connection,
        TOLD,
        untold,
        (parameters, one) -> parameters.time(now).text(one.waiting().id()));
    return !untold.isEmpty();
  }

  private static Untold event(ResultSet row) throws SQLException {
    return new Untold(
        MessageKind.valueOf(row.getString("state")),
        StoredJson.read(row.getString("request"), OffboardingRequest.class),
        new Waiting(
            new InboxId(row.getString("id")),
            row.getString("source"),
            Objects.requireNonNullElse(row.getString("last_error"), "")));
  }

  private record Untold(MessageKind kind, OffboardingRequest request, Waiting waiting) {}
}
